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

package com.tracklysms.simulator.internal.settings;

/**
 * The limits of requests, which can be changed while a simulator runs.
 */
public final class RequestLimits {

	private final int initialSendsPerSecond;

	private final int initialBulksPerSecond;

	private volatile int sendsPerSecond;

	private volatile int bulksPerSecond;

	public RequestLimits(int sendsPerSecond, int bulksPerSecond) {
		this.initialSendsPerSecond = sendsPerSecond;
		this.initialBulksPerSecond = bulksPerSecond;
		reset();
	}

	/**
	 * Set how many requests are answered in any one second.
	 * @param sendsPerSecond the number of single sends, 0 for no limit
	 * @param bulksPerSecond the number of bulk sends, 0 for no limit
	 */
	public void set(int sendsPerSecond, int bulksPerSecond) {
		this.sendsPerSecond = sendsPerSecond;
		this.bulksPerSecond = bulksPerSecond;
	}

	/**
	 * Return to the limits of the start.
	 */
	public void reset() {
		set(this.initialSendsPerSecond, this.initialBulksPerSecond);
	}

	public int getSendsPerSecond() {
		return this.sendsPerSecond;
	}

	public int getBulksPerSecond() {
		return this.bulksPerSecond;
	}

}
