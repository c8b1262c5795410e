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

package com.tracklysms.spring.internal;

import java.time.Duration;

import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.sendall.SendAll;

/**
 * Client that templates delegate to.
 * 
 * @param protocol the requests for sending messages in the selected version of the API
 * @param blockingCalls the calls of a blocking template
 * @param reactiveCalls the calls of a reactive template
 * @param sendAll the support for sending any number of messages
 */
public record TracklyClient(SendProtocol protocol, BlockingCalls blockingCalls, ReactiveCalls reactiveCalls,
		SendAll sendAll) {

	/**
	 * Return a view of this client, whose calls take the given time at most.
	 */
	TracklyClient within(Duration maxDuration) {
		ReactiveCalls reactiveCalls = this.reactiveCalls.within(maxDuration);
		return new TracklyClient(this.protocol, this.blockingCalls.within(maxDuration), reactiveCalls,
				this.sendAll.with(reactiveCalls));
	}

}
