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

package com.tracklysms.spring.webhook.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.tracklysms.spring.webhook.WebhookEventInProgressException;
import com.tracklysms.spring.webhook.WebhookEventStore;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.Assert;

/**
 * {@link WebhookEventStore} in a database, for any number of instances of the
 * application. The key of an event is inserted in the transaction in which the event is
 * published: both happen, or none does. The table is {@code TRACKLY_WEBHOOK_EVENT}; it
 * contains hashes only.
 * <p>
 * A second request for an event that another instance is publishing waits for the first
 * one, for ten seconds at most, or for the timeout of the transaction if it has one. One
 * for an event that this instance is publishing does not wait, since those who wait
 * occupy connections.
 *
 * @since 0.1.0
 */
public final class JdbcWebhookEventStore implements WebhookEventStore {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	/**
	 * State of PostgreSQL after its {@code lock_timeout}, which Spring does not
	 * translate.
	 */
	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

	private final JdbcTemplate jdbc;

	private final TransactionOperations transactions;

	private final Duration timeToLive;

	private final Clock clock;

	private final ExpiredEvents expiredEvents;

	/**
	 * Create a store.
	 * @param dataSource the database with the table
	 * @param transactions the transactions of the database
	 * @param timeToLive the time for which events are remembered at least, more than zero
	 * @param clock the clock
	 */
	public JdbcWebhookEventStore(DataSource dataSource, TransactionOperations transactions, Duration timeToLive,
			Clock clock) {
		Assert.notNull(transactions, "'transactions' must not be null");
		Assert.isTrue(timeToLive.compareTo(Duration.ZERO) > 0, "'timeToLive' must be more than zero");
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.setQueryTimeout((int) LONGEST_WAIT.toSeconds());
		this.transactions = transactions;
		this.timeToLive = timeToLive;
		this.clock = clock;
		this.expiredEvents = new ExpiredEvents(dataSource, LONGEST_WAIT, clock);
	}

	@Override
	public boolean executeOnce(String key, Runnable work) {
		if (!this.inProgress.add(key)) {
			throw new WebhookEventInProgressException(null);
		}
		try {
			this.transactions.executeWithoutResult((status) -> {
				insert(key);
				work.run();
				checkInserted(key);
			});
		}
		catch (ProcessedBeforeException ex) {
			return false;
		}
		finally {
			this.inProgress.remove(key);
		}
		this.expiredEvents.deleteSome();
		return true;
	}

	/**
	 * Failures are translated here, since listeners insert rows, too.
	 */
	private void insert(String key) {
		try {
			this.jdbc.update("INSERT INTO TRACKLY_WEBHOOK_EVENT (EVENT_KEY, EXPIRES_AT) VALUES (?, ?)", key,
					this.clock.millis() + this.timeToLive.toMillis());
		}
		catch (DuplicateKeyException ex) {
			throw new ProcessedBeforeException();
		}
		catch (DataAccessException ex) {
			throw isEndOfWait(ex) ? new WebhookEventInProgressException(ex) : ex;
		}
	}

	private static boolean isEndOfWait(DataAccessException ex) {
		return ex instanceof PessimisticLockingFailureException || ex instanceof QueryTimeoutException
				|| (ex.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState()));
	}

	/**
	 * A failure that a listener has caught may have rolled back everything: PostgreSQL
	 * then answers a commit as if it were one, and MySQL commits what came after a
	 * deadlock.
	 */
	private void checkInserted(String key) {
		if (this.jdbc.queryForList("SELECT EVENT_KEY FROM TRACKLY_WEBHOOK_EVENT WHERE EVENT_KEY = ?", key).isEmpty()) {
			throw new UnexpectedRollbackException("The database has rolled back the transaction of the listeners");
		}
	}

	/**
	 * Rolls back the transaction, which some databases cannot use any more after a failed
	 * insert.
	 */
	private static final class ProcessedBeforeException extends RuntimeException {

		ProcessedBeforeException() {
			super(null, null, false, false);
		}

	}

}
