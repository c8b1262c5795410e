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

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.HighCardinalityKeyNames;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link TracklyObservationConvention} implementation.
 *
 * @since 0.1.0
 * @see TracklyObservationDocumentation
 */
public class DefaultTracklyObservationConvention implements TracklyObservationConvention {

	private final @Nullable String name;

	/**
	 * Create a convention that uses the default name of each operation.
	 */
	public DefaultTracklyObservationConvention() {
		this(null);
	}

	/**
	 * Create a convention with a custom name.
	 * @param name the name of all observations, or {@code null} to use the default name
	 * of each operation
	 */
	public DefaultTracklyObservationConvention(@Nullable String name) {
		this.name = name;
	}

	@Override
	public @Nullable String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(TracklyObservationContext context) {
		return "trackly " + context.getOperation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(TracklyObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.API_VERSION.withValue(context.getApiVersion()),
				LowCardinalityKeyNames.ERROR_CODE.withValue(errorCode(context.getError())),
				LowCardinalityKeyNames.OPERATION.withValue(context.getOperation()),
				LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)));
	}

	/**
	 * Undocumented codes are combined into one value, since their number is unlimited.
	 */
	private String errorCode(@Nullable Throwable error) {
		if (!(error instanceof TracklyException exception) || exception.getCode() == null) {
			return KeyValue.NONE_VALUE;
		}
		return (exception.getErrorCode() != null) ? exception.getErrorCode().getCode() : "other";
	}

	private String outcome(TracklyObservationContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return context.isCompleted() ? "SUCCESS" : "UNKNOWN";
		}
		return (error instanceof TracklyException exception) ? exception.getCategory().name() : "ERROR";
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(TracklyObservationContext context) {
		String messageId = context.getMessageId();
		return (messageId != null) ? KeyValues.of(HighCardinalityKeyNames.MESSAGE_ID.withValue(messageId))
				: KeyValues.empty();
	}

}
