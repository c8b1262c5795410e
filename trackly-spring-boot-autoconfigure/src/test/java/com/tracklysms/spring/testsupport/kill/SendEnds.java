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

package com.tracklysms.spring.testsupport.kill;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.testsupport.LedgerDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of a campaign.
 *
 * @param received the keys of all messages that have arrived at the API, in their order
 * @param ledger the keys for each status
 */
public record SendEnds(List<String> received, Map<SendStatus, Set<String>> ledger) {

	private static final Duration LONG_AFTER = Duration.ofDays(1);

	/**
	 * Read the ledger as it is after all claims have expired.
	 */
	static SendEnds read(List<String> received, LedgerDatabase database) {
		SendLedger ledger = database.ledger(Clock.offset(Clock.systemUTC(), LONG_AFTER));
		Map<SendStatus, Set<String>> ends = new EnumMap<>(SendStatus.class);
		for (SendStatus status : SendStatus.values()) {
			try (Stream<LedgerEntry> entries = ledger.entries(SenderOrders.CAMPAIGN, status)) {
				ends.put(status, entries.map(LedgerEntry::key).collect(Collectors.toSet()));
			}
		}
		return new SendEnds(received, ends);
	}

	public Set<String> queued() {
		return this.ledger.getOrDefault(SendStatus.QUEUED, Set.of());
	}

	public Set<String> unknown() {
		return this.ledger.getOrDefault(SendStatus.UNKNOWN, Set.of());
	}

	/**
	 * Assert that nobody is texted twice, and that nothing is lost: what has arrived is
	 * queued or unknown, what is queued has arrived, and the end of each message is
	 * known.
	 */
	public SendEnds assertAccounted(int messages) {
		assertThat(this.received).doesNotHaveDuplicates();
		assertThat(this.ledger.get(SendStatus.UNSENT)).isEmpty();
		assertThat(this.ledger.get(SendStatus.REJECTED)).isEmpty();
		assertThat(this.ledger.get(SendStatus.IN_FLIGHT)).isEmpty();
		assertThat(queued().size() + unknown().size()).isEqualTo(messages);
		Set<String> arrived = new HashSet<>(this.received);
		assertThat(without(queued(), arrived)).isEmpty();
		assertThat(without(without(arrived, queued()), unknown())).isEmpty();
		return this;
	}

	/**
	 * AssertJ would compare each key with each other one.
	 */
	private static Set<String> without(Set<String> keys, Set<String> others) {
		return keys.stream().filter((key) -> !others.contains(key)).collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.received.size() + " received, "
				+ this.ledger.entrySet().stream().map((end) -> end.getKey() + "=" + end.getValue().size()).toList();
	}

}
