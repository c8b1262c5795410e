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

package com.tracklysms.spring.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the ledger, for each database.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class AbstractSendLedgerTests {

	private static final String CAMPAIGN = "spring-sale";

	private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(15);

	private final MutableClock clock = new MutableClock(Instant.parse("2026-05-01T10:00:00Z"));

	private LedgerDatabase database;

	private JdbcSendLedger ledger;

	abstract LedgerDatabase open();

	@BeforeEach
	void openLedger() {
		this.database = open();
		this.ledger = this.database.ledger(this.clock, CLAIM_TIMEOUT);
	}

	@AfterEach
	void closeDatabase() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 249, 250, 251, 1000, 1237 })
	void keysThatAreNewAreClaimed(int count) {
		List<String> keys = keys(count);
		LedgerClaim claim = this.ledger.claim(CAMPAIGN, "a", keys);
		assertThat(claim.claimed()).containsExactlyInAnyOrderElementsOf(keys);
		assertThat(claim.others()).isEmpty();
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(count, 0, 0, 0, 0));
		assertThat(this.ledger.record(CAMPAIGN, "a", keys.stream().map(LedgerOutcome::queued).toList()))
			.isEqualTo(count);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, count, 0, 0, 0));
		assertThat(this.ledger.find(CAMPAIGN, keys)).hasSize(count);
	}

	@Test
	void keyThatIsNamedTwiceIsClaimedOnce() {
		assertThat(this.ledger.claim(CAMPAIGN, "a", List.of("k", "k", "l")).claimed()).containsExactlyInAnyOrder("k",
				"l");
	}

	@Test
	void keysDifferInCaseAndCampaign() {
		assertThat(this.ledger.claim(CAMPAIGN, "a", List.of("k", "K", "ключ")).claimed()).hasSize(3);
		assertThat(this.ledger.claim("Spring-sale", "a", List.of("k")).claimed()).containsExactly("k");
	}

	@Test
	void keyInFlightIsNotClaimedAgain() {
		this.ledger.claim(CAMPAIGN, "a", List.of("k"));
		Instant claimed = this.clock.instant();
		for (String owner : List.of("a", "b")) {
			LedgerClaim claim = this.ledger.claim(CAMPAIGN, owner, List.of("k"));
			assertThat(claim.claimed()).isEmpty();
			assertThat(claim.others())
				.containsExactly(new LedgerEntry("k", SendStatus.IN_FLIGHT, "a", claimed, null, null, null));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "IN_FLIGHT", "UNSENT" })
	void keyThatHasEndedIsNotClaimedAgain(SendStatus status) {
		this.ledger.claim(CAMPAIGN, "a", List.of("k"));
		Instant claimed = this.clock.instant();
		this.clock.advance(Duration.ofSeconds(1));
		this.ledger.record(CAMPAIGN, "a", List.of(new LedgerOutcome("k", status, "code", "msg_1")));
		LedgerEntry entry = new LedgerEntry("k", status, "a", claimed, this.clock.instant(), "code", "msg_1");
		assertThat(this.ledger.find(CAMPAIGN, List.of("k", "l"))).containsExactly(entry);
		this.clock.advance(CLAIM_TIMEOUT.multipliedBy(2));
		LedgerClaim claim = this.ledger.claim(CAMPAIGN, "b", List.of("k", "l"));
		assertThat(claim.claimed()).containsExactly("l");
		assertThat(claim.others()).containsExactly(entry);
	}

	@Test
	void messageThatWasUnsentIsClaimedByAnotherOwnerOnly() {
		this.ledger.claim(CAMPAIGN, "a", List.of("k"));
		this.ledger.record(CAMPAIGN, "a", List.of(LedgerOutcome.unsent("k", failed())));
		assertThat(this.ledger.claim(CAMPAIGN, "a", List.of("k")).others()).extracting(LedgerEntry::status)
			.containsExactly(SendStatus.UNSENT);
		assertThat(this.ledger.claim(CAMPAIGN, "b", List.of("k")).claimed()).containsExactly("k");
		assertThat(this.ledger.find(CAMPAIGN, List.of("k")))
			.containsExactly(new LedgerEntry("k", SendStatus.IN_FLIGHT, "b", this.clock.instant(), null, null, null));
		assertThat(this.ledger.record(CAMPAIGN, "a", List.of(LedgerOutcome.queued("k")))).isZero();
	}

	@Test
	void messageInFlightBecomesUnknownAfterTheTimeout() {
		this.ledger.claim(CAMPAIGN, "dead", List.of("k", "l"));
		Instant claimed = this.clock.instant();
		this.clock.advance(CLAIM_TIMEOUT);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(2, 0, 0, 0, 0));
		assertThat(this.ledger.resolve(CAMPAIGN, "k", SendStatus.QUEUED)).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		LedgerEntry unknown = new LedgerEntry("k", SendStatus.UNKNOWN, "dead", claimed, this.clock.instant(), null,
				null);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 0, 0, 0, 2));
		assertThat(this.ledger.find(CAMPAIGN, List.of("k"))).containsExactly(unknown);
		assertThat(entries(SendStatus.UNKNOWN)).contains(unknown).hasSize(2);
		assertThat(entries(SendStatus.IN_FLIGHT)).isEmpty();
		assertThat(this.ledger.claim(CAMPAIGN, "b", List.of("k")).others()).containsExactly(unknown);
		assertThat(this.database.jdbc().queryForList("SELECT STATUS FROM TRACKLY_SEND ORDER BY ITEM_KEY", String.class))
			.containsExactly("UNKNOWN", "IN_FLIGHT");
		assertThat(this.ledger.claim(CAMPAIGN, "b", List.of("k", "l")).claimed()).isEmpty();
	}

	@Test
	void ownerThatWasTakenForDeadCanStillTellWhatBecameOfItsMessages() {
		this.ledger.claim(CAMPAIGN, "slow", List.of("k", "l"));
		this.clock.advance(CLAIM_TIMEOUT.plusSeconds(1));
		this.ledger.claim(CAMPAIGN, "b", List.of("k"));
		assertThat(this.ledger.record(CAMPAIGN, "slow", List.of(LedgerOutcome.queued("k"), LedgerOutcome.queued("l"))))
			.isEqualTo(2);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 2, 0, 0, 0));
	}

	@Test
	void messagesOfAnotherOwnerAreNotRecorded() {
		this.ledger.claim(CAMPAIGN, "a", List.of("k"));
		assertThat(this.ledger.record(CAMPAIGN, "b", List.of(LedgerOutcome.queued("k")))).isZero();
		assertThat(this.ledger.counts(CAMPAIGN).inFlight()).isOne();
	}

	@Test
	void endThatIsRecordedStays() {
		this.ledger.claim(CAMPAIGN, "a", List.of("k"));
		this.ledger.record(CAMPAIGN, "a", List.of(LedgerOutcome.queued("k")));
		assertThat(this.ledger.record(CAMPAIGN, "a", List.of(LedgerOutcome.unsent("k", failed())))).isZero();
		assertThat(this.ledger.counts(CAMPAIGN).queued()).isOne();
	}

	@Test
	void outcomesOfAllKindsAreRecordedTogether() {
		List<String> keys = keys(600);
		this.ledger.claim(CAMPAIGN, "a", keys);
		SmsMessage message = SmsMessage.of("+14155550100", "Hi");
		List<LedgerOutcome> outcomes = new ArrayList<>();
		for (int index = 0; index < keys.size(); index++) {
			String key = keys.get(index);
			outcomes.add(switch (index % 4) {
				case 0 -> LedgerOutcome.queued(key);
				case 1 -> LedgerOutcome.rejected(key, new RejectedMessage(index, message,
						new MessageError(index, null, "contact_blocked", "Contact +14155550100 is blocked")));
				case 2 -> LedgerOutcome.unsent(key, failed());
				default -> LedgerOutcome.unknown(key, failed());
			});
		}
		Collections.shuffle(outcomes, new Random(7));
		assertThat(this.ledger.record(CAMPAIGN, "a", outcomes)).isEqualTo(600);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 150, 150, 150, 150));
		assertThat(this.ledger.counts(CAMPAIGN).sum()).isEqualTo(600);
		assertThat(entries(SendStatus.REJECTED)).extracting(LedgerEntry::errorCode).containsOnly("contact_blocked");
		assertThat(entries(SendStatus.UNKNOWN)).extracting(LedgerEntry::errorCode)
			.containsOnly("TracklyConnectionLostException");
		assertThat(entries(SendStatus.QUEUED)).extracting(LedgerEntry::errorCode).containsOnlyNulls();
	}

	@Test
	void unknownMessageIsResolvedByHand() {
		this.ledger.claim(CAMPAIGN, "a", List.of("k", "l", "m"));
		this.ledger.record(CAMPAIGN, "a",
				List.of(LedgerOutcome.unknown("k", failed()), LedgerOutcome.unknown("l", failed())));
		assertThat(this.ledger.resolve(CAMPAIGN, "k", SendStatus.QUEUED)).isTrue();
		assertThat(this.ledger.resolve(CAMPAIGN, "k", SendStatus.UNSENT)).isFalse();
		assertThat(this.ledger.resolve(CAMPAIGN, "l", SendStatus.UNSENT)).isTrue();
		assertThat(this.ledger.resolve(CAMPAIGN, "m", SendStatus.UNSENT)).isFalse();
		assertThat(this.ledger.resolve(CAMPAIGN, "none", SendStatus.UNSENT)).isFalse();
		assertThat(this.ledger.claim(CAMPAIGN, "b", List.of("k", "l", "m")).claimed()).containsExactly("l");
		assertThatIllegalArgumentException().isThrownBy(() -> this.ledger.resolve(CAMPAIGN, "k", SendStatus.IN_FLIGHT))
			.withMessageContaining("UNSENT");
	}

	@Test
	void entriesAreReadWhileTheyAreConsumed() throws SQLException {
		List<String> keys = keys(5000);
		this.ledger.claim(CAMPAIGN, "a", keys);
		try (Stream<LedgerEntry> entries = this.ledger.entries(CAMPAIGN, SendStatus.IN_FLIGHT)) {
			assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isOne();
			assertThat(entries.limit(10)).hasSize(10);
		}
		assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isZero();
		assertThat(entries(SendStatus.IN_FLIGHT)).extracting(LedgerEntry::key)
			.containsExactlyInAnyOrderElementsOf(keys);
		new TransactionTemplate(this.database.transactionManager())
			.executeWithoutResult((status) -> assertThat(entries(SendStatus.IN_FLIGHT)).hasSize(5000));
	}

	/**
	 * Owners claim the same keys in different order: each key goes to one of them.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void concurrentOwnersShareKeys(boolean unsent) {
		List<String> keys = keys(1000);
		if (unsent) {
			this.ledger.claim(CAMPAIGN, "first", keys);
			this.ledger.record(CAMPAIGN, "first",
					keys.stream().map((key) -> LedgerOutcome.unsent(key, failed())).toList());
		}
		List<String> claimed = concurrently(4, (number) -> {
			JdbcSendLedger own = this.database.ledger(this.clock, CLAIM_TIMEOUT);
			List<String> shuffled = new ArrayList<>(keys);
			Collections.shuffle(shuffled, new Random(number));
			List<String> mine = new ArrayList<>();
			for (int start = 0; start < shuffled.size(); start += 100) {
				mine.addAll(own.claim(CAMPAIGN, "owner-" + number, shuffled.subList(start, start + 100)).claimed());
			}
			own.record(CAMPAIGN, "owner-" + number, mine.stream().map(LedgerOutcome::queued).toList());
			return mine;
		});
		assertThat(claimed).containsExactlyInAnyOrderElementsOf(keys);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 1000, 0, 0, 0));
	}

	@Test
	void claimOutlivesTheTransactionAroundIt() {
		new TransactionTemplate(this.database.transactionManager()).executeWithoutResult((status) -> {
			this.ledger.claim(CAMPAIGN, "a", List.of("k"));
			status.setRollbackOnly();
		});
		assertThat(this.ledger.counts(CAMPAIGN).inFlight()).isOne();
	}

	@Test
	void poolOfOneConnectionFailsWithATextThatSaysWhatToSet() {
		this.database.dataSource().setMaximumPoolSize(1);
		this.database.dataSource().setConnectionTimeout(250);
		this.ledger.claim(CAMPAIGN, "a", List.of("j"));
		this.database.dataSource().getHikariPoolMXBean().softEvictConnections();
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(
				() -> new TransactionTemplate(this.database.transactionManager()).executeWithoutResult((status) -> {
					this.database.jdbc().queryForObject("SELECT 1", Integer.class);
					this.ledger.claim(CAMPAIGN, "a", List.of("k"));
				}))
			.withMessageContaining("spring.datasource.hikari.maximum-pool-size")
			.withMessageContaining("two connections");
	}

	@Test
	void missingTableIsNamed() {
		this.database.jdbc().execute("DROP TABLE TRACKLY_SEND");
		for (Runnable call : List.<Runnable>of(() -> this.ledger.claim(CAMPAIGN, "a", List.of("k")),
				() -> this.ledger.counts(CAMPAIGN), () -> this.ledger.find(CAMPAIGN, List.of("k")),
				() -> this.ledger.entries(CAMPAIGN, SendStatus.QUEUED))) {
			assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class).isThrownBy(call::run)
				.withMessageContaining("TRACKLY_SEND")
				.withMessageContaining("trackly.ledger.jdbc.initialize-schema");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", " k", "k\n", "12345678901234567890123456789012345678901234567890"
			+ "12345678901234567890123456789012345678901234567890!" })
	void nameThatDatabasesTakeForAnotherOneIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.ledger.claim(CAMPAIGN, "a", List.of("k", name)))
			.withMessageContaining("'key'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.ledger.claim(name, "a", List.of("k")))
			.withMessageContaining("'campaign'");
	}

	@Test
	void numbersUsedAsKeysAreMasked() {
		this.ledger.claim(CAMPAIGN, "a", List.of("+14155550100"));
		assertThat(entries(SendStatus.IN_FLIGHT).toString()).doesNotContain("4155550100").contains("IN_FLIGHT");
		assertThat(LedgerOutcome.queued("+14155550100").toString()).doesNotContain("4155550100");
	}

	private List<LedgerEntry> entries(SendStatus status) {
		try (Stream<LedgerEntry> entries = this.ledger.entries(CAMPAIGN, status)) {
			return entries.toList();
		}
	}

	private static FailedMessage failed() {
		return new FailedMessage(0, SmsMessage.of("+14155550100", "Hi"),
				new TracklyConnectionLostException("Lost", null));
	}

	static List<String> keys(int count) {
		return IntStream.range(0, count).mapToObj((number) -> "order-" + number).toList();
	}

	private static <T> List<T> concurrently(int count, Work<T> work) {
		ExecutorService executor = Executors.newFixedThreadPool(count);
		try {
			List<Callable<List<T>>> calls = IntStream.range(0, count)
				.<Callable<List<T>>>mapToObj((number) -> () -> work.execute(number))
				.toList();
			List<T> all = new ArrayList<>();
			for (Future<List<T>> result : executor.invokeAll(calls)) {
				all.addAll(result.get());
			}
			return all;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private interface Work<T> {

		List<T> execute(int number);

	}

}
