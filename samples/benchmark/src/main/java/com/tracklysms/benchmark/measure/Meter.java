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

package com.tracklysms.benchmark.measure;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Reads what this process has used: CPU time, and memory that its threads have allocated.
 */
public final class Meter {

	private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	/**
	 * Begin to measure. CPU time is read as the last thing here and as the first thing in
	 * {@link #end}, so that it does not contain the reading of the threads.
	 */
	public Reading begin() {
		Map<Long, Long> bytes = bytesByThread();
		return new Reading(bytes, this.process.getProcessCpuTime(), System.nanoTime());
	}

	public Measurement end(Reading begin, long calls) {
		long nanos = System.nanoTime() - begin.nanoTime();
		long cpuNanos = this.process.getProcessCpuTime() - begin.cpuNanos();
		Map<Long, Long> now = bytesByThread();
		int lost = (int) begin.bytesByThread().keySet().stream().filter((id) -> !now.containsKey(id)).count();
		// A thread that was not there before has allocated all of its bytes since
		long bytes = now.entrySet()
			.stream()
			.mapToLong((entry) -> entry.getValue() - begin.bytesByThread().getOrDefault(entry.getKey(), 0L))
			.sum();
		return new Measurement(calls, nanos, cpuNanos, bytes, lost);
	}

	private Map<Long, Long> bytesByThread() {
		long[] ids = this.threads.getAllThreadIds();
		long[] bytes = this.threads.getThreadAllocatedBytes(ids);
		Map<Long, Long> result = new HashMap<>();
		for (int index = 0; index < ids.length; index++) {
			// The reading itself allocates; and a thread that has just ended counts -1
			if (bytes[index] >= 0 && ids[index] != Thread.currentThread().getId()) {
				result.put(ids[index], bytes[index]);
			}
		}
		return result;
	}

	/**
	 * The state at the beginning of a measurement.
	 *
	 * @param bytesByThread the bytes allocated so far, by the id of the thread
	 * @param cpuNanos the CPU time used so far
	 * @param nanoTime the time
	 */
	public record Reading(Map<Long, Long> bytesByThread, long cpuNanos, long nanoTime) {

	}

}
