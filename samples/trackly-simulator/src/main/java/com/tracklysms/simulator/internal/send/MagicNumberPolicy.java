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

package com.tracklysms.simulator.internal.send;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.fault.FaultPolicy;
import com.tracklysms.simulator.internal.protocol.OutgoingMessage;

/**
 * Lets a request with a magic number among its recipients fail as that number says.
 */
final class MagicNumberPolicy {

	private final Map<String, Fault> numbers = numbers();

	private final FaultPolicy faults = new FaultPolicy();

	private static Map<String, Fault> numbers() {
		Map<String, Fault> numbers = new HashMap<>();
		for (MagicNumber number : MagicNumber.values()) {
			Fault fault = number.getFault();
			if (fault != null) {
				numbers.put(number.getNumber(), fault);
			}
		}
		return numbers;
	}

	/**
	 * Queue and answer, or fail. The first magic number of several decides.
	 * @param messages the valid messages of the request
	 * @param queueing queues the messages and returns the usual answer
	 * @return the answer
	 */
	Answer apply(List<OutgoingMessage> messages, Supplier<Answer> queueing) {
		for (OutgoingMessage message : messages) {
			Fault fault = this.numbers.get(message.to());
			if (fault != null) {
				return this.faults.apply(fault, queueing);
			}
		}
		return queueing.get();
	}

}
