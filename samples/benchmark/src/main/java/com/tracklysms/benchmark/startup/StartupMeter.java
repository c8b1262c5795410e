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

package com.tracklysms.benchmark.startup;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.tracklysms.benchmark.process.LineProtocol;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Measures from when it is made to when the application is ready.
 */
final class StartupMeter implements ApplicationListener<ApplicationReadyEvent> {

	private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	/**
	 * The main thread's, on which all singletons are made.
	 */
	private final long bytes = this.threads.getCurrentThreadAllocatedBytes();

	private final long cpuNanos = this.process.getProcessCpuTime();

	private final long nanoTime = System.nanoTime();

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		long nanos = System.nanoTime() - this.nanoTime;
		long cpuNanos = this.process.getProcessCpuTime() - this.cpuNanos;
		long bytes = this.threads.getCurrentThreadAllocatedBytes() - this.bytes;
		int beans = event.getApplicationContext().getBeanDefinitionCount();
		LineProtocol.ofThisProcess().write(new StartupMeasurement(nanos, cpuNanos, bytes, beans).format());
	}

}
