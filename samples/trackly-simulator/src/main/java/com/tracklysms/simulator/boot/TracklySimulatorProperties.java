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

package com.tracklysms.simulator.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for a simulator. Their defaults are those of development; in
 * tests the annotation has the values.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklySimulatorProperties.PREFIX)
public class TracklySimulatorProperties {

	static final String PREFIX = "trackly.simulator";

	/**
	 * Port of the simulator, 0 for any free one.
	 */
	private int port = 8089;

	/**
	 * Number of requests with a single message that are answered in any one second, 0 for
	 * no limit.
	 */
	private int sendsPerSecond;

	/**
	 * Number of bulk requests that are answered in any one second, 0 for no limit.
	 */
	private int bulksPerSecond;

	/**
	 * Whether the delivery of each queued message is reported to the application's
	 * webhook.
	 */
	private boolean automaticCallbacks = true;

	/**
	 * Number of messages after which the oldest ones are forgotten.
	 */
	private int journalSize = 100_000;

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public int getSendsPerSecond() {
		return this.sendsPerSecond;
	}

	public void setSendsPerSecond(int sendsPerSecond) {
		this.sendsPerSecond = sendsPerSecond;
	}

	public int getBulksPerSecond() {
		return this.bulksPerSecond;
	}

	public void setBulksPerSecond(int bulksPerSecond) {
		this.bulksPerSecond = bulksPerSecond;
	}

	public boolean isAutomaticCallbacks() {
		return this.automaticCallbacks;
	}

	public void setAutomaticCallbacks(boolean automaticCallbacks) {
		this.automaticCallbacks = automaticCallbacks;
	}

	public int getJournalSize() {
		return this.journalSize;
	}

	public void setJournalSize(int journalSize) {
		this.journalSize = journalSize;
	}

}
