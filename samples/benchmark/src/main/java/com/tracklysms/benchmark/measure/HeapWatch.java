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

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/**
 * Watches the heap of this process: how full it gets, and how much of that is left after
 * each collection.
 */
public final class HeapWatch {

	private static final long INTERVAL_MILLIS = 500;

	private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP)
		.toList();

	private final Set<String> poolNames = this.pools.stream()
		.map(MemoryPoolMXBean::getName)
		.collect(Collectors.toSet());

	private final AtomicLong afterCollection = new AtomicLong();

	public HeapWatch() {
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			((NotificationEmitter) collector).addNotificationListener(this::collected, null, null);
		}
	}

	/**
	 * Notifications come late, that of the collection we ask for perhaps after the reset.
	 */
	private void collected(Notification notification, Object handback) {
		GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo
			.from((CompositeData) notification.getUserData());
		if (!info.getGcCause().equals("System.gc()")) {
			long left = heapOf(info.getGcInfo().getMemoryUsageAfterGc());
			this.afterCollection.accumulateAndGet(left, Math::max);
		}
	}

	private long heapOf(Map<String, MemoryUsage> usages) {
		return usages.entrySet()
			.stream()
			.filter((entry) -> this.poolNames.contains(entry.getKey()))
			.mapToLong((entry) -> entry.getValue().getUsed())
			.sum();
	}

	/**
	 * Forget what was before, so that the next figures are those of what follows.
	 */
	public void reset() {
		System.gc();
		this.pools.forEach(MemoryPoolMXBean::resetPeakUsage);
		this.afterCollection.set(0);
	}

	/**
	 * Look at what is in use twice a second, until it is closed.
	 */
	public Look lookAtInUse() {
		return new Look();
	}

	/**
	 * Return what is in use after a full collection.
	 */
	public long inUse() {
		System.gc();
		return this.pools.stream().mapToLong((pool) -> pool.getUsage().getUsed()).sum();
	}

	/**
	 * Return the sum of the peaks of all parts of the heap, which they need not have
	 * reached at the same time.
	 */
	public long peak() {
		return this.pools.stream().mapToLong((pool) -> pool.getPeakUsage().getUsed()).sum();
	}

	/**
	 * Return the most that was left after any collection, 0 if there was none.
	 */
	public long afterCollection() {
		return this.afterCollection.get();
	}

	/**
	 * Looks until it is closed.
	 */
	public final class Look implements AutoCloseable {

		private final AtomicLong mostInUse = new AtomicLong();

		private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

		private Look() {
			this.executor.scheduleWithFixedDelay(() -> this.mostInUse.accumulateAndGet(inUse(), Math::max),
					INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
		}

		/**
		 * Return the most that was in use when it was looked at, 0 if it never was.
		 */
		public long mostInUse() {
			return this.mostInUse.get();
		}

		@Override
		public void close() {
			this.executor.shutdownNow();
		}

	}

}
