/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.samples.campaign.job;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Keeps why a step failed with its execution, where other processes find it, too.
 */
@Component
public class FailureReason implements StepExecutionListener {

	private static final String KEY = "failure";

	/**
	 * Return why the execution of a step failed.
	 * @return the reason, or {@code null} if there is none
	 */
	public static @Nullable String of(StepExecution step) {
		return (String) step.getExecutionContext().get(KEY);
	}

	static String of(JobExecution job) {
		return job.getStepExecutions()
			.stream()
			.map(FailureReason::of)
			.flatMap(Stream::ofNullable)
			.findFirst()
			.orElse("see the log");
	}

	public static void set(StepExecution step, String reason) {
		step.getExecutionContext().putString(KEY, reason);
	}

	@Override
	public void beforeStep(StepExecution step) {
		step.getExecutionContext().remove(KEY);
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		if (of(step) == null) {
			step.getFailureExceptions().stream().findFirst().ifPresent((failure) -> set(step, message(failure)));
		}
		return null;
	}

	/**
	 * Spring Batch says that something failed, and its cause says what.
	 */
	private static String message(Throwable failure) {
		Throwable cause = failure.getCause();
		if (cause != null && failure.getClass().getName().startsWith("org.springframework.batch.")) {
			return message(cause);
		}
		return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
	}

}
