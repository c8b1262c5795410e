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

package com.tracklysms.spring.internal.protocol;

import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.observation.TracklyObservationDocumentation;

/**
 * Operations that send messages in a single request.
 */
public final class SendOperations {

	public static final Operation SEND = Operation.single("send", "trackly.send", TracklyObservationDocumentation.SEND);

	public static final Operation SEND_BULK = Operation.bulk("sendBulk", "trackly.send.bulk",
			TracklyObservationDocumentation.SEND_BULK);

	public static final Operation SEND_RAW = Operation.single("sendRaw", "trackly.send.raw",
			TracklyObservationDocumentation.SEND_RAW);

	public static final Operation SEND_RAW_BULK = Operation.bulk("sendRawBulk", "trackly.send.raw.bulk",
			TracklyObservationDocumentation.SEND_RAW_BULK);

	private SendOperations() {
	}

}
