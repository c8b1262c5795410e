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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets a worker live as long as its manager, or until it is stopped if that is on another
 * machine.
 */
@Component
@Profile("worker")
class WorkerRunner implements ApplicationRunner {

	private final WorkersProperties properties;

	WorkerRunner(WorkersProperties properties) {
		this.properties = properties;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Long managerPid = this.properties.managerPid();
		if (managerPid == null) {
			new CompletableFuture<>().join();
		}
		else {
			ProcessHandle.of(managerPid).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
		}
	}

}
