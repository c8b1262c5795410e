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

package com.tracklysms.spring.observation;

import com.tracklysms.spring.observation.TracklyWebhookObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * {@link ObservationConvention} for webhooks of the application.
 *
 * @since 0.1.0
 * @see TracklyWebhookObservationDocumentation
 */
public class TracklyWebhookObservationConvention implements ObservationConvention<TracklyWebhookObservationContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TracklyWebhookObservationContext;
	}

	@Override
	public String getName() {
		return "trackly.webhook";
	}

	@Override
	public String getContextualName(TracklyWebhookObservationContext context) {
		return "trackly webhook";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(TracklyWebhookObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.EVENT.withValue(orNone(context.getEvent())),
				LowCardinalityKeyNames.OUTCOME.withValue(orNone(context.getOutcome())));
	}

	private String orNone(@Nullable String value) {
		return (value != null) ? value : KeyValue.NONE_VALUE;
	}

}
