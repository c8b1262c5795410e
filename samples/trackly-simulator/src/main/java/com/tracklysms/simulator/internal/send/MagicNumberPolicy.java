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

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.Answer.Delivery;
import com.tracklysms.simulator.internal.protocol.OutgoingMessage;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request with a magic number among its recipients fail as that number says.
 */
final class MagicNumberPolicy {

	private static final Set<MagicNumber> REPORTED_LATER = EnumSet.of(MagicNumber.UNDELIVERABLE, MagicNumber.REJECTED,
			MagicNumber.EXPIRED);

	/**
	 * Queue and answer, or fail. The first magic number of several decides.
	 * @param messages the valid messages of the request
	 * @param queueing queues the messages and returns the usual answer
	 * @return the answer
	 */
	Answer apply(List<OutgoingMessage> messages, Supplier<Answer> queueing) {
		return messages.stream()
			.map((message) -> find(message.to()))
			.filter(Objects::nonNull)
			.findFirst()
			.map((number) -> fail(number, queueing))
			.orElseGet(queueing);
	}

	private static @Nullable MagicNumber find(String recipient) {
		for (MagicNumber candidate : MagicNumber.values()) {
			if (candidate.getNumber().equals(recipient) && !REPORTED_LATER.contains(candidate)) {
				return candidate;
			}
		}
		return null;
	}

	private Answer fail(MagicNumber number, Supplier<Answer> queueing) {
		return switch (number) {
			case SERVER_ERROR -> Answer.error(ApiError.SERVER_ERROR);
			case SLOW_ANSWER -> queueing.get().with(Delivery.SLOW);
			case DROPPED_NOT_QUEUED -> Answer.error(ApiError.SERVER_ERROR).with(Delivery.DROPPED);
			case DROPPED_QUEUED -> queueing.get().with(Delivery.DROPPED);
			case UNDELIVERABLE, REJECTED, EXPIRED -> queueing.get();
		};
	}

}
