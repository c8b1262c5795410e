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

package com.tracklysms.benchmark.candidate;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.context.Connector;
import org.jspecify.annotations.Nullable;

/**
 * One way to send many messages.
 */
public enum BulkRow {

	/**
	 * What an application gets from the starter.
	 */
	SEND_ALL("send-all", "sendAll", (candidates) -> new SendAllCandidate(candidates.context(Connector.REACTOR_NETTY))),

	SEND_ALL_REACTIVE("send-all-reactive", "sendAll, reactive",
			(candidates) -> new ReactiveSendAllCandidate(candidates.context(Connector.REACTOR_NETTY))),

	/**
	 * What it would write without us, and what all ratios refer to.
	 */
	BARE_LOOP("bare-loop", "bare WebClient loop",
			(candidates) -> new WebClientLoopCandidate(candidates.context(Connector.REACTOR_NETTY))),

	/**
	 * The limit of the machine.
	 */
	RAW_NETTY("raw-netty", "raw Reactor Netty", (candidates) -> new RawNettyCandidate(candidates.stub())),

	SEND_ALL_OBSERVED("send-all-observed", "sendAll, observed",
			(candidates) -> new SendAllCandidate(candidates.context(Connector.REACTOR_NETTY_OBSERVED)), SEND_ALL),

	BARE_LOOP_OBSERVED("bare-loop-observed", "bare WebClient loop, observed",
			(candidates) -> new WebClientLoopCandidate(candidates.context(Connector.REACTOR_NETTY_OBSERVED)),
			BARE_LOOP);

	private final String id;

	private final String label;

	private final Function<Candidates, BulkCandidate> factory;

	private final @Nullable BulkRow unobserved;

	BulkRow(String id, String label, Function<Candidates, BulkCandidate> factory) {
		this(id, label, factory, null);
	}

	BulkRow(String id, String label, Function<Candidates, BulkCandidate> factory, @Nullable BulkRow unobserved) {
		this.id = id;
		this.label = label;
		this.factory = factory;
		this.unobserved = unobserved;
	}

	public static BulkRow of(String id) {
		return Arrays.stream(values())
			.filter((row) -> row.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No row " + id + ", there are " + ids()));
	}

	public static String ids() {
		return Arrays.stream(values()).map(BulkRow::id).collect(Collectors.joining(","));
	}

	/**
	 * Return those that run unless told otherwise. The observed ones do not: in one JVM
	 * they could slow down code that all rows share.
	 */
	public static String defaultIds() {
		return Arrays.stream(values())
			.filter((row) -> row.unobserved == null)
			.map(BulkRow::id)
			.collect(Collectors.joining(","));
	}

	public String id() {
		return this.id;
	}

	public String label() {
		return this.label;
	}

	/**
	 * Return the same without observations, or {@code null} if this has none.
	 */
	public @Nullable BulkRow unobserved() {
		return this.unobserved;
	}

	BulkCandidate create(Candidates candidates) {
		return this.factory.apply(candidates);
	}

}
