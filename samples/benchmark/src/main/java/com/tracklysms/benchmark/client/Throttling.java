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

package com.tracklysms.benchmark.client;

import java.util.Arrays;
import java.util.function.BiFunction;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.settings.RateLimitSettings;

/**
 * How a template can deal with the limit of the API.
 */
public enum Throttling {

	/**
	 * Each caller waits after a refusal of its own, and knows nothing of the others.
	 */
	PER_CALLER("per-caller", "backoff per caller", (settings, perSecond) -> settings.withAdaptive(false)),

	/**
	 * What an application gets from the starter.
	 */
	ADAPTIVE("adaptive", "adaptive (default)", (settings, perSecond) -> settings),

	/**
	 * The limit is known and set.
	 */
	CONFIGURED("configured", "configured limit", RateLimitSettings::withSendPerSecond);

	private final String id;

	private final String label;

	private final BiFunction<RateLimitSettings, Integer, RateLimitSettings> change;

	Throttling(String id, String label, BiFunction<RateLimitSettings, Integer, RateLimitSettings> change) {
		this.id = id;
		this.label = label;
		this.change = change;
	}

	static Throttling of(String id) {
		return Arrays.stream(values()).filter((throttling) -> throttling.id.equals(id)).findFirst().orElseThrow();
	}

	String id() {
		return this.id;
	}

	public String label() {
		return this.label;
	}

	TracklyTemplateBuilder apply(TracklyTemplateBuilder builder, int perSecond) {
		return builder.rateLimit((settings) -> this.change.apply(settings, perSecond));
	}

}
