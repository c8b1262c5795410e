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

import java.util.concurrent.Phaser;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets the chunk under way end when the application is to stop, as with Ctrl-C, and waits
 * for the end of the job before anything else stops.
 */
@Component
public class GracefulStop implements StepExecutionListener, SmartLifecycle {

	/**
	 * What has to be told before has a higher one.
	 */
	public static final int PHASE = Integer.MAX_VALUE - 1;

	private final Phaser jobs = new Phaser();

	private volatile boolean stopping;

	private volatile @Nullable StepExecution step;

	private volatile boolean running;

	/**
	 * Do the work of a job, for whose end a stop waits. After a stop it is not begun.
	 */
	public void during(Runnable job) {
		this.jobs.register();
		try {
			if (!this.stopping) {
				job.run();
			}
		}
		finally {
			this.jobs.arriveAndDeregister();
		}
	}

	public boolean isStopping() {
		return this.stopping;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		if (this.stopping) {
			stepExecution.setTerminateOnly();
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.stopping = true;
		StepExecution current = this.step;
		if (current != null) {
			current.setTerminateOnly();
		}
		if (this.jobs.getRegisteredParties() > 0) {
			this.jobs.awaitAdvance(this.jobs.getPhase());
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before anything that a job needs.
	 */
	@Override
	public int getPhase() {
		return PHASE;
	}

}
