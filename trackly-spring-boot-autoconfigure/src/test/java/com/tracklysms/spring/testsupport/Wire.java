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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;

/**
 * The two templates over the four HTTP libraries, for tests of what holds for all eight.
 */
public record Wire(Style style, Connector connector) {

	public static Stream<Wire> all() {
		return Stream.of(Style.values())
			.flatMap((style) -> Stream.of(Connector.values()).map((connector) -> new Wire(style, connector)));
	}

	public TracklyTemplateBuilder builder(int port, RecordingSleeper sleeper) {
		return TestTemplates.recording(TestTemplates.forPort(port, this.connector, Duration.ofSeconds(30)), sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false));
	}

	public TracklyOperations build(TracklyTemplateBuilder builder) {
		return this.style.build(builder);
	}

	@Override
	public String toString() {
		return this.style + " over " + this.connector;
	}

}
