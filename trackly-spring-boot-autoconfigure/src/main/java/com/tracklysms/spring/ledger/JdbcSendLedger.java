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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.tracklysms.spring.ledger.LedgerTable.End;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * {@link SendLedger} in a database, for any number of processes. The table is
 * {@code TRACKLY_SEND}; scripts that create it are beside this class.
 * <p>
 * A claim and a record are transactions of their own, and so need a connection besides
 * that of a transaction around them. A message in flight becomes unknown a given time
 * after its claim: the table says so when the key is met by the next claim, and this
 * class from the moment on.
 *
 * @since 0.1.0
 */
public final class JdbcSendLedger implements SendLedger {

	private static final int MAX_NAME_LENGTH = 100;

	private static final int MAX_OWNER_LENGTH = 64;

	private final LedgerTable table;

	private final LedgerTransactions transactions;

	private final Duration claimTimeout;

	private final Clock clock;

	/**
	 * Whether the last claim met keys that were in the ledger. If it did, the next one
	 * probably does, and looks before it inserts.
	 */
	private volatile boolean expectsEntries = true;

	/**
	 * Create a ledger.
	 * @param dataSource the database with the table
	 * @param transactionManager the transactions of the database
	 * @param tablePrefix the prefix of the name of the table, which may begin with a
	 * schema: letters, digits, underscores and dots only
	 * @param claimTimeout the time after which a message in flight becomes unknown, more
	 * than zero
	 * @param clock the clock, which those of other processes should agree with
	 */
	public JdbcSendLedger(DataSource dataSource, PlatformTransactionManager transactionManager, String tablePrefix,
			Duration claimTimeout, Clock clock) {
		Assert.notNull(dataSource, "'dataSource' must not be null");
		Assert.notNull(transactionManager, "'transactionManager' must not be null");
		Assert.isTrue(tablePrefix.matches("[\\w.]*"),
				"'tablePrefix' must consist of letters, digits, underscores and dots");
		Assert.isTrue(claimTimeout.compareTo(Duration.ZERO) > 0, "'claimTimeout' must be more than zero");
		String tableName = tablePrefix + "SEND";
		this.table = new LedgerTable(dataSource, tableName);
		this.transactions = new LedgerTransactions(transactionManager, tableName);
		this.claimTimeout = claimTimeout;
		this.clock = clock;
	}

	@Override
	public LedgerClaim claim(String campaign, String owner, Collection<String> keys) {
		checkName(campaign, "campaign");
		checkOwner(owner);
		List<String> sorted = sorted(keys);
		boolean looksAtOnce = this.expectsEntries;
		LedgerClaim claim = this.transactions.execute((attempt) -> {
			boolean looks = attempt > 1 || looksAtOnce;
			return claim(campaign, owner, sorted, looks ? this.table.find(campaign, sorted) : List.of());
		});
		this.expectsEntries = !claim.others().isEmpty();
		return claim;
	}

	private LedgerClaim claim(String campaign, String owner, List<String> keys, List<LedgerEntry> found) {
		ClaimTime time = time();
		ClaimPlan plan = ClaimPlan.of(keys, found, owner, time);
		this.table.insert(campaign, owner, plan.fresh(), time.now());
		int claimed = this.table.claimUnsent(campaign, owner, plan.unsent(), time.now());
		this.table.expire(campaign, plan.expired(), time);
		return (claimed == plan.unsent().size()) ? plan.claim()
				: plan.claimOfOwner(owner, this.table.find(campaign, plan.unsent()));
	}

	@Override
	public int record(String campaign, String owner, Collection<LedgerOutcome> outcomes) {
		checkName(campaign, "campaign");
		checkOwner(owner);
		Map<End, List<String>> groups = outcomes.stream()
			.collect(Collectors.groupingBy(
					(outcome) -> new End(outcome.status(), outcome.errorCode(), outcome.messageId()),
					Collectors.mapping(LedgerOutcome::key, Collectors.toList())));
		Instant now = this.clock.instant();
		return this.transactions.execute((attempt) -> groups.entrySet()
			.stream()
			.mapToInt((group) -> this.table.record(campaign, owner, group.getKey(), sorted(group.getValue()), now))
			.sum());
	}

	@Override
	public LedgerCounts counts(String campaign) {
		checkName(campaign, "campaign");
		return LedgerCounts.of(this.transactions.execute((attempt) -> this.table.count(campaign, time().limit())));
	}

	@Override
	public Stream<LedgerEntry> entries(String campaign, SendStatus status) {
		checkName(campaign, "campaign");
		ClaimTime time = time();
		return this.transactions.translating(() -> this.table.entries(campaign, status, time.limit()))
			.stream()
			.map(time::apply);
	}

	@Override
	public List<LedgerEntry> find(String campaign, Collection<String> keys) {
		checkName(campaign, "campaign");
		List<String> sorted = sorted(keys);
		return this.transactions.execute((attempt) -> this.table.find(campaign, sorted))
			.stream()
			.map(time()::apply)
			.toList();
	}

	@Override
	public boolean resolve(String campaign, String key, SendStatus status) {
		checkName(campaign, "campaign");
		checkName(key, "key");
		Assert.isTrue(status == SendStatus.QUEUED || status == SendStatus.REJECTED || status == SendStatus.UNSENT,
				"'status' must be QUEUED, REJECTED or UNSENT");
		return this.transactions.execute((attempt) -> this.table.resolve(campaign, key, status, time())) > 0;
	}

	private ClaimTime time() {
		return ClaimTime.of(this.clock, this.claimTimeout);
	}

	/**
	 * Sorted, so that workers with the same keys wait for each other, and do not get
	 * deadlocked.
	 */
	private static List<String> sorted(Collection<String> keys) {
		keys.forEach((key) -> checkName(key, "key"));
		return keys.stream().distinct().sorted().toList();
	}

	private static void checkName(String name, String what) {
		Assert.isTrue(StringUtils.hasText(name) && name.length() <= MAX_NAME_LENGTH && name.equals(name.strip()),
				() -> "'" + what + "' must have 1 to " + MAX_NAME_LENGTH
						+ " characters, and no white space at its ends");
	}

	private static void checkOwner(String owner) {
		Assert.isTrue(StringUtils.hasText(owner) && owner.length() <= MAX_OWNER_LENGTH,
				() -> "'owner' must have 1 to " + MAX_OWNER_LENGTH + " characters");
	}

}
