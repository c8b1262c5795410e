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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the ledger, which are independent of those of the caller: what was
 * claimed stays so, whatever becomes of the caller. They are repeated a few times if
 * another worker was in the way.
 */
final class LedgerTransactions {

	private static final int MAX_ATTEMPTS = 20;

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

	private final TransactionTemplate template;

	private final String table;

	LedgerTransactions(PlatformTransactionManager transactionManager, String table) {
		this.template = new TransactionTemplate(transactionManager);
		this.template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.table = table;
	}

	/**
	 * Do work in a transaction of its own.
	 * @param work the work, which is given the number of the attempt, from 1
	 */
	<T> T execute(IntFunction<T> work) {
		return translating(() -> {
			for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
				try {
					return executeOnce(work, attempt);
				}
				catch (DuplicateKeyException | ConcurrencyFailureException ex) {
					// Another worker was faster, which the next attempt sees
					pause(attempt);
				}
			}
			return executeOnce(work, MAX_ATTEMPTS);
		});
	}

	/**
	 * H2 finds a key a duplicate before the transaction that inserts it has ended, so
	 * that an attempt can come too early.
	 */
	private static void pause(int attempt) {
		long longest = Math.min(Duration.ofMillis(1L << attempt).toNanos(), LONGEST_PAUSE.toNanos());
		LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
	}

	private <T> T executeOnce(IntFunction<T> work, int attempt) {
		return this.template.<T>execute((status) -> work.apply(attempt));
	}

	/**
	 * Do work with exceptions that say what is to be done.
	 */
	<T> T translating(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (CannotCreateTransactionException | CannotGetJdbcConnectionException ex) {
			throw noConnection(ex);
		}
		catch (BadSqlGrammarException ex) {
			throw noTable(ex);
		}
	}

	private DataAccessException noConnection(Exception ex) {
		return new DataAccessResourceFailureException("The send ledger got no connection to its database. "
				+ "It needs one of its own while a transaction around it holds another one: if the pool is exhausted, "
				+ "let it have at least two connections for each worker (spring.datasource.hikari.maximum-pool-size)",
				ex);
	}

	private DataAccessException noTable(BadSqlGrammarException ex) {
		return new InvalidDataAccessResourceUsageException("The table " + this.table
				+ " of the send ledger cannot be used. If it does not exist, create it with the script for your "
				+ "database in com/tracklysms/spring/ledger, or set trackly.ledger.jdbc.initialize-schema=always", ex);
	}

}
