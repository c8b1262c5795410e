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

package com.tracklysms.spring.batch;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.util.Assert;

/**
 * Campaign to which a step writes, and the names of the step and its job.
 */
record StepCampaign(@Nullable String name, String jobName, String stepName) {

	private static final int MAX_LENGTH = 100;

	private static final String NONE = "none";

	/**
	 * Return the campaign of a writer that has not heard of its step.
	 */
	static StepCampaign withoutStep(@Nullable String givenName) {
		return new StepCampaign(givenName, NONE, NONE);
	}

	/**
	 * Return the campaign of a step.
	 * @param givenName the name, or {@code null} to name it after the job
	 */
	static StepCampaign of(StepExecution step, @Nullable String givenName) {
		JobInstance job = step.getJobExecution().getJobInstance();
		return new StepCampaign((givenName != null) ? givenName : nameOf(job), job.getJobName(), step.getStepName());
	}

	/**
	 * The end of a name that is too long tells it from others.
	 */
	private static String nameOf(JobInstance job) {
		String name = job.getJobName().strip() + "-" + job.getInstanceId();
		return name.substring(Math.max(0, name.length() - MAX_LENGTH)).strip();
	}

	String requiredName() {
		Assert.state(this.name != null, "No campaign: give the writer a campaign(..), or register it with the "
				+ "step by listener(writer), so that it is named after the job");
		return this.name;
	}

}
