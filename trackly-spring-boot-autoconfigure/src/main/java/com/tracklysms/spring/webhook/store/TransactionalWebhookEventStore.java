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

import com.tracklysms.spring.webhook.WebhookEventStore;

import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.Assert;

/**
 * {@link WebhookEventStore} that does the work of another one in a transaction. Without a
 * transaction, listeners that are bound to its phases are not called at all.
 *
 * @since 0.1.0
 */
public final class TransactionalWebhookEventStore implements WebhookEventStore {

	private final WebhookEventStore store;

	private final TransactionOperations transactions;

	/**
	 * Create a store.
	 * @param store the store that remembers events, and does not take part in the
	 * transaction
	 * @param transactions the transactions
	 */
	public TransactionalWebhookEventStore(WebhookEventStore store, TransactionOperations transactions) {
		Assert.notNull(store, "'store' must not be null");
		Assert.notNull(transactions, "'transactions' must not be null");
		this.store = store;
		this.transactions = transactions;
	}

	@Override
	public boolean executeOnce(String key, Runnable work) {
		return this.store.executeOnce(key, () -> this.transactions.executeWithoutResult((status) -> work.run()));
	}

}
