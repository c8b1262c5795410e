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

package com.tracklysms.simulator.internal.server;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.DefaultThreadFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for what may wait, and must not do so on an event loop, which has other
 * requests to lead.
 */
final class WorkerThreads {

	private WorkerThreads() {
	}

	/**
	 * Create threads that end by themselves. Those of Reactor could be another
	 * scheduler's within a test.
	 * @param name the beginning of their names
	 * @param most how many there may be
	 * @return the threads
	 */
	static Scheduler create(String name, int most) {
		ThreadPoolExecutor workers = new ThreadPoolExecutor(most, most, 5, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), new DefaultThreadFactory(name, true));
		workers.allowCoreThreadTimeOut(true);
		return Schedulers.fromExecutor(workers);
	}

}
