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
 * One way to send a message.
 */
public enum Row {

	/**
	 * What an application gets from the starter.
	 */
	SEND("send", "TracklyTemplate",
			(candidates) -> new TracklyCandidate(candidates.context(Connector.REACTOR_NETTY).trackly())),

	/**
	 * What it would write without us, and what all ratios refer to.
	 */
	BARE("bare", "bare WebClient", (candidates) -> new WebClientCandidate(candidates.context(Connector.REACTOR_NETTY))),

	SEND_HC("send-hc", "TracklyTemplate, HttpComponents",
			(candidates) -> new TracklyCandidate(candidates.context(Connector.HTTP_COMPONENTS).trackly())),

	BARE_HC("bare-hc", "bare WebClient, HttpComponents",
			(candidates) -> new WebClientCandidate(candidates.context(Connector.HTTP_COMPONENTS))),

	SEND_HC_64("send-hc-64", "TracklyTemplate, HttpComponents, 64 connections",
			(candidates) -> new TracklyCandidate(candidates.context(Connector.HTTP_COMPONENTS_64).trackly())),

	BARE_HC_64("bare-hc-64", "bare WebClient, HttpComponents, 64 connections",
			(candidates) -> new WebClientCandidate(candidates.context(Connector.HTTP_COMPONENTS_64))),

	TWILIO("twilio", "Twilio SDK", (candidates) -> new TwilioCandidate(candidates.stub())),

	INFOBIP("infobip", "Infobip SDK", (candidates) -> new InfobipCandidate(candidates.stub())),

	SEND_OBSERVED("send-observed", "TracklyTemplate, observed",
			(candidates) -> new TracklyCandidate(candidates.context(Connector.REACTOR_NETTY_OBSERVED).trackly()), SEND),

	SEND_CALLS_OBSERVED("send-calls-observed", "TracklyTemplate, its calls observed",
			(candidates) -> new TracklyCandidate(candidates.context(Connector.REACTOR_NETTY_CALLS_OBSERVED).trackly()),
			SEND),

	BARE_OBSERVED("bare-observed", "bare WebClient, observed",
			(candidates) -> new WebClientCandidate(candidates.context(Connector.REACTOR_NETTY_OBSERVED)), BARE);

	private final String id;

	private final String label;

	private final Function<Candidates, Candidate> factory;

	private final @Nullable Row unobserved;

	Row(String id, String label, Function<Candidates, Candidate> factory) {
		this(id, label, factory, null);
	}

	Row(String id, String label, Function<Candidates, Candidate> factory, @Nullable Row unobserved) {
		this.id = id;
		this.label = label;
		this.factory = factory;
		this.unobserved = unobserved;
	}

	public static Row of(String id) {
		return Arrays.stream(values())
			.filter((row) -> row.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No row " + id + ", there are " + ids()));
	}

	public static String ids() {
		return Arrays.stream(values()).map(Row::id).collect(Collectors.joining(","));
	}

	/**
	 * Return those that run unless told otherwise. The observed ones do not: in one JVM
	 * they could slow down code that all rows share.
	 */
	public static String defaultIds() {
		return Arrays.stream(values())
			.filter((row) -> row.unobserved == null)
			.map(Row::id)
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
	public @Nullable Row unobserved() {
		return this.unobserved;
	}

	Candidate create(Candidates candidates) {
		return this.factory.apply(candidates);
	}

}
