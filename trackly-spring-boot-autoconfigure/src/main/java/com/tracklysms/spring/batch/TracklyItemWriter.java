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

package com.tracklysms.spring.batch;

import java.util.UUID;
import java.util.function.Function;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SmsMessage;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.util.Assert;

/**
 * {@link org.springframework.batch.infrastructure.item.ItemWriter} that sends a message
 * for each item, and notes in a {@link SendLedger} what became of it. However often an
 * item is written, because its chunk is repeated, its items are written one by one, or
 * the job is restarted, its message is sent once: the ledger is asked before each send,
 * in a transaction of its own, and told after it.
 * <p>
 * {@link #write(Chunk)} throws only where the step has to stop: if the API refuses the
 * key or the account, the application shuts down, the thread is interrupted or the ledger
 * fails. Messages that are rejected, unsent or unknown are noted, and the step goes on;
 * see {@link Builder#failOnUnsent(boolean)} for those that were certainly not accepted.
 * <p>
 * The writer needs a second connection of the pool while the chunk's transaction has the
 * first. It registers itself with the step as a stream and a listener. Within a composite
 * it has to be registered by hand, with {@code listener(writer)}, unless the campaign has
 * a name. One instance writes for one execution of a step at a time: a bean that several
 * partitions of a process share has to be step-scoped.
 *
 * @param <T> the type of the items
 * @since 0.1.0
 * @see ItemCounts#from(ExecutionContext)
 */
public class TracklyItemWriter<T> implements ItemStreamWriter<T>, StepExecutionListener {

	private final TracklyOperations operations;

	private final SendLedger ledger;

	private final Function<? super T, SmsMessage> message;

	private final Function<? super T, String> key;

	private final @Nullable String givenCampaign;

	private final boolean failOnUnsent;

	private final @Nullable ItemMeters meters;

	private final WrittenItems<T> written = new WrittenItems<>();

	private ItemCounts counts = ItemCounts.NONE;

	private String owner = newOwner();

	private StepCampaign campaign;

	TracklyItemWriter(Builder<T> builder, Function<? super T, SmsMessage> message, Function<? super T, String> key) {
		this.operations = builder.operations;
		this.ledger = builder.ledger;
		this.message = message;
		this.key = key;
		this.givenCampaign = builder.campaign;
		this.failOnUnsent = builder.failOnUnsent;
		this.meters = builder.meters;
		this.campaign = StepCampaign.withoutStep(builder.campaign);
	}

	/**
	 * Return a builder of a writer, to which message and key have to be added.
	 * @param <T> the type of the items
	 * @param operations the operations to send with
	 * @param ledger the ledger that knows what has been sent
	 * @return a new builder
	 */
	public static <T> Builder<T> builder(TracklyOperations operations, SendLedger ledger) {
		return new Builder<>(operations, ledger);
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.campaign = StepCampaign.of(stepExecution, this.givenCampaign);
	}

	private static String newOwner() {
		return UUID.randomUUID().toString();
	}

	@Override
	public void open(ExecutionContext executionContext) {
		this.owner = newOwner();
		this.counts = ItemCounts.from(executionContext);
		this.written.clear();
	}

	/**
	 * Send a message for each item whose key has not been claimed yet.
	 * @param chunk the items, as many as fit the API's requests best: 1,000
	 * @throws TracklyException if a failure would affect later messages too, as with an
	 * invalid API key
	 * @throws SendAllException if the thread is interrupted or the ledger fails
	 * @throws UnsentMessagesException if messages were certainly not accepted and must
	 * not be left out
	 */
	@Override
	public void write(Chunk<? extends T> chunk) {
		String name = this.campaign.requiredName();
		KeyedItems<T> items = new KeyedItems<>(chunk, this.key, this.message);
		LedgerSend send = new LedgerSend(this.operations, this.ledger, name, this.owner);
		try {
			send.send(items.messages());
		}
		finally {
			this.written.add(chunk.getItems(), (item) -> send.takeOutcome(items.keyOf(item)));
		}
		if (this.failOnUnsent && send.unsent() > 0) {
			throw new UnsentMessagesException(send.unsent(), send.failure());
		}
	}

	@Override
	public void update(ExecutionContext executionContext) {
		ItemCounts chunk = this.written.count();
		this.counts = this.counts.plus(chunk);
		this.counts.writeTo(executionContext);
		if (this.meters != null) {
			this.meters.count(chunk, this.campaign.jobName(), this.campaign.stepName());
		}
	}

	@Override
	public String toString() {
		return "TracklyItemWriter[campaign=" + this.campaign.name() + ", counts=" + this.counts + "]";
	}

	/**
	 * Builder for a {@link TracklyItemWriter}.
	 *
	 * @param <T> the type of the items
	 */
	public static final class Builder<T> {

		private final TracklyOperations operations;

		private final SendLedger ledger;

		private @Nullable Function<? super T, SmsMessage> message;

		private @Nullable Function<? super T, String> key;

		private @Nullable String campaign;

		private boolean failOnUnsent;

		private @Nullable ItemMeters meters;

		private Builder(TracklyOperations operations, SendLedger ledger) {
			Assert.notNull(operations, "'operations' must not be null");
			Assert.notNull(ledger, "'ledger' must not be null");
			this.operations = operations;
			this.ledger = ledger;
		}

		/**
		 * Set how the message for an item is made.
		 * @param message a function that returns the message for an item
		 * @return this builder
		 */
		public Builder<T> message(Function<? super T, SmsMessage> message) {
			this.message = message;
			return this;
		}

		/**
		 * Set what tells an item from all others of the campaign, such as the number of
		 * an order. It must be the same for the item in each execution of the job. Items
		 * with equal keys get one message: that of the first. The ledger keeps the key,
		 * so it should not be a phone number.
		 * @param key a function that returns the key of an item, 1 to 100 characters
		 * @return this builder
		 */
		public Builder<T> key(Function<? super T, String> key) {
			this.key = key;
			return this;
		}

		/**
		 * Set the name under which the ledger keeps the keys.
		 * @param campaign the name, 1 to 100 characters; by default the name of the job
		 * and the id of its instance, which restarts and partitions have in common
		 * @return this builder
		 */
		public Builder<T> campaign(String campaign) {
			Assert.hasText(campaign, "'campaign' must not be empty");
			this.campaign = campaign;
			return this;
		}

		/**
		 * Set whether the step fails when messages were certainly not accepted, even
		 * after retries, so that a restart of the job sends them. By default it goes on:
		 * the messages are unsent in the ledger, and the next job with the same campaign
		 * sends them.
		 * @param failOnUnsent {@code true} to fail, by default {@code false}
		 * @return this builder
		 */
		public Builder<T> failOnUnsent(boolean failOnUnsent) {
			this.failOnUnsent = failOnUnsent;
			return this;
		}

		/**
		 * Set the registry of the counter {@code trackly.batch.items}: items by
		 * {@code outcome}, {@code job.name} and {@code step.name}.
		 * @param meterRegistry the registry, by default none
		 * @return this builder
		 */
		public Builder<T> meterRegistry(MeterRegistry meterRegistry) {
			this.meters = new ItemMeters(meterRegistry);
			return this;
		}

		/**
		 * Build the writer.
		 * @return a new writer
		 * @throws IllegalArgumentException if message or key are missing
		 */
		public TracklyItemWriter<T> build() {
			Assert.notNull(this.message, "'message' must not be null");
			Assert.notNull(this.key, "'key' must not be null");
			return new TracklyItemWriter<>(this, this.message, this.key);
		}

	}

}
