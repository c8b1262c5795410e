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

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.settings.TracklyApiVersion;

/**
 * The two templates over the two versions of the API, for tests of what holds for all
 * four.
 */
public enum Contract {

	V1_BLOCKING(TracklyApiVersion.V1, Style.BLOCKING),

	V1_REACTIVE(TracklyApiVersion.V1, Style.REACTIVE),

	V2_BLOCKING(TracklyApiVersion.V2, Style.BLOCKING),

	V2_REACTIVE(TracklyApiVersion.V2, Style.REACTIVE);

	private final TracklyApiVersion version;

	private final Style style;

	Contract(TracklyApiVersion version, Style style) {
		this.version = version;
		this.style = style;
	}

	public boolean isV2() {
		return this.version == TracklyApiVersion.V2;
	}

	public boolean isReactive() {
		return this.style == Style.REACTIVE;
	}

	public TracklyTemplateBuilder configure(TracklyTemplateBuilder builder) {
		return builder.apiVersion(this.version).from(isV2() ? TestTemplates.LIST_NUMBER : TestTemplates.FROM);
	}

	public TracklyOperations build(TracklyTemplateBuilder builder) {
		return this.style.build(configure(builder));
	}

	public TracklyOperations buildWithoutSender(TracklyTemplateBuilder builder) {
		return this.style.build(configure(builder).from(null));
	}

	public String path(Call call) {
		return isV2() ? call.pathV2 : call.path;
	}

	/**
	 * Return one of several senders.
	 */
	public String sender(int number) {
		return isV2() ? "+1800555%04d".formatted(number) : "pn_" + number;
	}

}
