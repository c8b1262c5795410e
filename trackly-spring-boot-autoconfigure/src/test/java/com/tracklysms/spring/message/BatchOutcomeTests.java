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

package com.tracklysms.spring.message;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MessagePositions} and what a {@link BatchOutcome} says with them.
 */
class BatchOutcomeTests {

	private static final SmsMessage MESSAGE = SmsMessage.of("+12065550100", "Hi");

	private static BatchOutcome outcome(List<Long> positions, int queued, List<Long> unsent) {
		List<FailedMessage> failed = unsent.stream()
			.map((position) -> new FailedMessage(position, MESSAGE, null))
			.toList();
		return new BatchOutcome("pn_a", positions, queued, List.of(), failed, List.of(), null, SendTotals.NONE);
	}

	@Test
	void adjacentAndOtherPositionsAreListsLikeAnyOther() {
		assertThat(MessagePositions.range(5, 3)).isEqualTo(List.of(5L, 6L, 7L))
			.isEqualTo(MessagePositions.of(5, 6, 7))
			.hasSameHashCodeAs(List.of(5L, 6L, 7L));
		assertThat(MessagePositions.of(1, 5, 9)).isEqualTo(List.of(1L, 5L, 9L)).contains(5L).doesNotContain(2L, 0L);
		assertThat(MessagePositions.range(5, 3)).contains(5L, 7L).doesNotContain(4L, 8L);
		assertThat(MessagePositions.of()).isEqualTo(List.of()).doesNotContain(0L);
		assertThat(MessagePositions.of(1, 5).contains("5")).isFalse();
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> MessagePositions.range(5, 3).get(3));
		assertThatIllegalArgumentException().isThrownBy(() -> MessagePositions.of(1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> MessagePositions.copyOf(List.of(2L, 1L)));
	}

	@Test
	void positionsCannotBeChanged() {
		long[] source = { 1, 5, 9 };
		MessagePositions positions = MessagePositions.of(source);
		source[0] = 3;
		assertThat(positions).containsExactly(1L, 5L, 9L);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> positions.set(0, 2L));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> positions.remove(0));
	}

	@Test
	void queuedPositionsAreThoseThatNoListNames() {
		BatchOutcome outcome = outcome(List.of(2L, 4L, 8L), 2, List.of(4L));
		assertThat(outcome.position()).isEqualTo(2);
		assertThat(outcome.size()).isEqualTo(3);
		assertThat(outcome.queuedPositions()).containsExactly(2L, 8L);
		assertThat(outcome.withTotals(new SendTotals(2, 0, 1, 0)).positions()).isSameAs(outcome.positions());
		List<Long> all = LongStream.range(7, 1007).boxed().toList();
		assertThat(outcome(all, 1000, List.of()).queuedPositions()).isEqualTo(all);
		assertThat(outcome(all, 0, all).queuedPositions()).isEmpty();
	}

	@Test
	void outcomeThatContradictsItselfIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> outcome(List.of(), 0, List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> outcome(List.of(1L, 2L), 1, List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> outcome(List.of(1L, 2L), 1, List.of(3L)));
		assertThatIllegalArgumentException().isThrownBy(() -> outcome(List.of(2L, 1L), 2, List.of()));
	}

	@Test
	void senderIsMaskedIfItIsANumber() {
		BatchOutcome outcome = new BatchOutcome("+18005550199", List.of(3L), 1, List.of(), List.of(), List.of(), null,
				SendTotals.NONE);
		assertThat(outcome).asString().startsWith("BatchOutcome[from=***0199, position=3, size=1, queued=1,");
	}

}
