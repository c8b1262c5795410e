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

package com.tracklysms.samples.campaign.workers;

import java.time.Duration;

import com.tracklysms.samples.campaign.job.GracefulStop;

import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.messaging.Message;
import org.springframework.messaging.PollableChannel;
import org.springframework.stereotype.Component;

/**
 * Sends one part of the file after the other, as long as the manager lives, or until it
 * is stopped if that is on another machine.
 */
@Component
@Profile("worker")
class WorkerRunner implements ApplicationRunner {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

	private final PollableChannel requests;

	private final PartitionRequestHandler handler;

	private final GracefulStop gracefulStop;

	private final WorkersProperties properties;

	WorkerRunner(PollableChannel partitionRequests, PartitionRequestHandler handler, GracefulStop gracefulStop,
			WorkersProperties properties) {
		this.requests = partitionRequests;
		this.handler = handler;
		this.gracefulStop = gracefulStop;
		this.properties = properties;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		while (!this.gracefulStop.isStopping() && isManagerAlive()) {
			this.gracefulStop.during(this::takePart);
		}
	}

	private boolean isManagerAlive() {
		Long managerPid = this.properties.managerPid();
		return managerPid == null || ProcessHandle.of(managerPid).isPresent();
	}

	private void takePart() {
		Message<?> request = this.requests.receive(POLL_INTERVAL.toMillis());
		if (request != null) {
			this.handler.handle((StepExecutionRequest) request.getPayload());
		}
	}

}
