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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.contacts.BulkContactResult;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactOperations;
import com.tracklysms.spring.contacts.ContactQuery;
import com.tracklysms.spring.contacts.ContactUpsert;
import com.tracklysms.spring.contacts.ContactUpsertResult;
import com.tracklysms.spring.contacts.CustomFieldsResult;
import com.tracklysms.spring.contacts.ListContact;
import com.tracklysms.spring.contacts.ReactiveContactOperations;
import com.tracklysms.spring.links.LinkOperations;
import com.tracklysms.spring.lists.ReactiveSendingListOperations;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.lists.SendingListStatus;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.phone.BulkPhoneValidation;
import com.tracklysms.spring.phone.PhoneNumberOperations;
import com.tracklysms.spring.phone.PhoneValidation;
import com.tracklysms.spring.phone.PhoneValidationOutcome;
import com.tracklysms.spring.phone.ReactivePhoneNumberOperations;
import com.tracklysms.spring.support.TracklyPage;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The two templates, for tests of what holds for both.
 */
public enum Style {

	BLOCKING {

		@Override
		public TracklyOperations build(TracklyTemplateBuilder builder) {
			return builder.build();
		}

	},

	REACTIVE {

		@Override
		public TracklyOperations build(TracklyTemplateBuilder builder) {
			return new Awaited(builder.buildReactive());
		}

	};

	public abstract TracklyOperations build(TracklyTemplateBuilder builder);

	/**
	 * A template for tests in which a retry would be a mistake: a wait fails.
	 */
	public TracklyOperations neverWaiting(TracklyTemplateBuilder builder) {
		return build(TestTemplates.withoutWaits(builder));
	}

	/**
	 * Waits for what the reactive template ends with, and throws a failure as it is.
	 */
	private record Awaited(ReactiveTracklyTemplate template) implements TracklyOperations {

		@Override
		public SendResult send(SmsMessage message) {
			return required(await(this.template.send(message)));
		}

		@Override
		public BulkSendResult sendBulk(Collection<SmsMessage> messages) {
			return required(await(this.template.sendBulk(messages)));
		}

		@Override
		public SendResult sendRaw(RawSmsMessage message) {
			return required(await(this.template.sendRaw(message)));
		}

		@Override
		public BulkSendResult sendRawBulk(Collection<RawSmsMessage> messages) {
			return required(await(this.template.sendRawBulk(messages)));
		}

		@Override
		public SendingListOperations opsForLists() {
			return new AwaitedLists(this.template.opsForLists());
		}

		@Override
		public ContactOperations opsForContacts() {
			return new AwaitedContacts(this.template.opsForContacts());
		}

		@Override
		public PhoneNumberOperations opsForPhoneNumbers() {
			return new AwaitedPhoneNumbers(this.template.opsForPhoneNumbers());
		}

		@Override
		public LinkOperations opsForLinks() {
			return (request) -> required(await(this.template.opsForLinks().shorten(request)));
		}

		@Override
		public TracklyOperations withMaxDuration(Duration maxDuration) {
			return new Awaited(this.template.withMaxDuration(maxDuration));
		}

		@Override
		public Duration rateLimitedFor() {
			return this.template.rateLimitedFor();
		}

		@Override
		public Duration bulkRateLimitedFor() {
			return this.template.bulkRateLimitedFor();
		}

		@Override
		public SendReport sendAll(Iterable<SmsMessage> messages, Consumer<? super BatchOutcome> progress) {
			AtomicReference<SendReport> report = new AtomicReference<>();
			await(this.template.sendAll(Flux.fromIterable(messages), report::set).doOnNext(progress).then());
			return required(report.get());
		}

	}

	/**
	 * The same for lists.
	 */
	private record AwaitedLists(ReactiveSendingListOperations operations) implements SendingListOperations {

		@Override
		public List<SendingList> findAll() {
			return required(await(this.operations.findAll().collectList()));
		}

		@Override
		public List<SendingList> findAll(@Nullable SendingListStatus status) {
			return required(await(this.operations.findAll(status).collectList()));
		}

		@Override
		public Optional<SendingList> findById(long id) {
			return Optional.ofNullable(await(this.operations.findById(id)));
		}

	}

	/**
	 * The same for contacts.
	 */
	private record AwaitedContacts(ReactiveContactOperations operations) implements ContactOperations {

		@Override
		public ContactUpsertResult upsert(ContactUpsert contact) {
			return required(await(this.operations.upsert(contact)));
		}

		@Override
		public BulkContactResult upsertBulk(Collection<ContactUpsert> contacts) {
			return required(await(this.operations.upsertBulk(contacts)));
		}

		@Override
		public Optional<Contact> findByPhoneNumber(String phoneNumber) {
			return Optional.ofNullable(await(this.operations.findByPhoneNumber(phoneNumber)));
		}

		@Override
		public TracklyPage<ListContact> findPage(ContactQuery query, int page) {
			return required(await(this.operations.findPage(query, page)));
		}

		@Override
		public Stream<ListContact> streamAll(ContactQuery query) {
			return required(await(this.operations.findAll(query).collectList())).stream();
		}

		@Override
		public CustomFieldsResult updateCustomFields(String phoneNumber, String listNumber,
				Map<String, Object> customFields) {
			return required(await(this.operations.updateCustomFields(phoneNumber, listNumber, customFields)));
		}

		@Override
		public CustomFieldsResult replaceCustomFields(String phoneNumber, String listNumber,
				Map<String, Object> customFields) {
			return required(await(this.operations.replaceCustomFields(phoneNumber, listNumber, customFields)));
		}

		@Override
		public boolean unsubscribe(String phoneNumber, String listNumber) {
			return required(await(this.operations.unsubscribe(phoneNumber, listNumber)));
		}

	}

	/**
	 * The same for phone numbers.
	 */
	private record AwaitedPhoneNumbers(ReactivePhoneNumberOperations operations) implements PhoneNumberOperations {

		@Override
		public PhoneValidation validate(String phone, boolean force) {
			return required(await(this.operations.validate(phone, force)));
		}

		@Override
		public BulkPhoneValidation validateBulk(Collection<String> phones, boolean force) {
			return required(await(this.operations.validateBulk(phones, force)));
		}

		@Override
		public Stream<PhoneValidationOutcome> validateAll(Iterable<String> phones, boolean force) {
			return required(await(this.operations.validateAll(Flux.fromIterable(phones), force).collectList()))
				.stream();
		}

	}

	/**
	 * Not by {@code block()} alone, which would hang an exception of its own on each
	 * failure.
	 */
	private static <T> @Nullable T await(Mono<T> result) {
		Signal<T> signal = required(result.materialize().block());
		if (signal.getThrowable() != null) {
			throw Exceptions.propagate(signal.getThrowable());
		}
		return signal.get();
	}

	private static <T> T required(@Nullable T value) {
		if (value == null) {
			throw new AssertionError("Ended without a result");
		}
		return value;
	}

}
