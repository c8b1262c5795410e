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

package com.tracklysms.spring.contacts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.testsupport.ContactServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for reading all pages of contacts.
 */
class ContactPagesTests {

	private static final ContactQuery QUERY = ContactQuery.ofList("+18005551234").withPageSize(10);

	private ContactServer server;

	@AfterEach
	void stop() {
		this.server.close();
	}

	private ContactOperations contacts(Style style) {
		return style.neverWaiting(TestTemplates.forPort(this.server.port())).opsForContacts();
	}

	private ReactiveContactOperations reactive() {
		ReactiveTracklyTemplate template = TestTemplates.withoutWaits(TestTemplates.forPort(this.server.port()))
			.buildReactive();
		return template.opsForContacts();
	}

	private static List<String> numbers(int newest) {
		return IntStream.iterate(newest, (number) -> number > 0, (number) -> number - 1)
			.mapToObj(ContactServer::phoneNumber)
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void allPagesAreRead(Style style) throws IOException {
		this.server = ContactServer.start(45);
		assertThat(contacts(style).streamAll(QUERY).map(ListContact::phoneNumber)).isEqualTo(numbers(45));
		assertThat(this.server.pages()).containsExactly(1, 2, 3, 4, 5);
	}

	@ParameterizedTest
	@EnumSource
	void noContactsAreOneRequest(Style style) throws IOException {
		this.server = ContactServer.start(0);
		assertThat(contacts(style).streamAll(QUERY)).isEmpty();
		assertThat(this.server.pages()).containsExactly(1);
	}

	@ParameterizedTest
	@EnumSource
	void lastPageMayBeFull(Style style) throws IOException {
		this.server = ContactServer.start(20);
		assertThat(contacts(style).streamAll(QUERY)).hasSize(20);
		assertThat(this.server.pages()).containsExactly(1, 2);
	}

	@ParameterizedTest
	@EnumSource
	void contactsThatMoveToTheNextPageAreGivenOnce(Style style) throws IOException {
		this.server = ContactServer.start(45);
		this.server.afterEachPage(() -> this.server.add(3));
		assertThat(contacts(style).streamAll(QUERY).map(ListContact::phoneNumber)).isEqualTo(numbers(45));
	}

	@ParameterizedTest
	@EnumSource
	void pageThatRepeatsTheOneBeforeIsNoEnd(Style style) throws IOException {
		this.server = ContactServer.start(45);
		this.server.afterEachPage(() -> this.server.add((this.server.pages().size() <= 2) ? 10 : 0));
		assertThat(contacts(style).streamAll(QUERY).map(ListContact::phoneNumber)).isEqualTo(numbers(45));
	}

	@ParameterizedTest
	@EnumSource
	void pagesThatRepeatForEverAreAFailure(Style style) throws IOException {
		this.server = ContactServer.start(45);
		this.server.afterEachPage(() -> this.server.add(10));
		assertThatExceptionOfType(UncategorizedTracklyException.class)
			.isThrownBy(() -> contacts(style).streamAll(QUERY).toList())
			.withMessageContaining("pages repeat");
		assertThat(this.server.pages()).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource
	void failureOfAPageIsThrown(Style style) throws IOException {
		this.server = ContactServer.start(45);
		this.server.failOn(3);
		assertThatExceptionOfType(TracklyAccessDeniedException.class)
			.isThrownBy(() -> contacts(style).streamAll(QUERY).toList());
		assertThat(this.server.pages()).containsExactly(1, 2, 3);
	}

	@Test
	void contactsBeforeAFailureAreGiven() throws IOException {
		this.server = ContactServer.start(45);
		this.server.failOn(3);
		List<String> given = new ArrayList<>();
		StepVerifier.create(reactive().findAll(QUERY).map(ListContact::phoneNumber).doOnNext(given::add))
			.expectNextCount(20)
			.expectError(TracklyAccessDeniedException.class)
			.verify(Duration.ofSeconds(30));
		assertThat(given).isEqualTo(numbers(45).subList(0, 20));
	}

	@Test
	void streamReadsNoPageAhead() throws IOException {
		this.server = ContactServer.start(45);
		Stream<ListContact> stream = contacts(Style.BLOCKING).streamAll(QUERY);
		assertThat(this.server.pages()).isEmpty();
		Iterator<ListContact> contacts = stream.iterator();
		for (int count = 0; count < 10; count++) {
			contacts.next();
		}
		assertThat(this.server.pages()).containsExactly(1);
		contacts.next();
		assertThat(this.server.pages()).containsExactly(1, 2);
	}

	@Test
	void fluxReadsOnePageAheadAtMost() throws IOException {
		this.server = ContactServer.start(1000);
		StepVerifier.create(reactive().findAll(QUERY), 0)
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(2))
			.thenRequest(9)
			.expectNextCount(9)
			.then(() -> assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(2))
			.thenRequest(25)
			.expectNextCount(25)
			.then(() -> assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(5))
			.expectNoEvent(Duration.ofMillis(200))
			.then(() -> assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(5))
			.thenCancel()
			.verify(Duration.ofSeconds(30));
		assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(5);
	}

	@Test
	void subscriberThatStopsStopsTheRequests() throws IOException {
		this.server = ContactServer.start(1000);
		assertThat(reactive().findAll(QUERY).take(15).collectList().block(Duration.ofSeconds(30))).hasSize(15);
		assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(3);
		assertThat(contacts(Style.BLOCKING).streamAll(QUERY).limit(15)).hasSize(15);
		assertThat(this.server.pages()).hasSizeLessThanOrEqualTo(5);
	}

	@Test
	void eachSubscriberReadsFromTheFirstPageOn() throws IOException {
		this.server = ContactServer.start(15);
		Flux<ListContact> contacts = reactive().findAll(QUERY);
		for (int count = 0; count < 2; count++) {
			assertThat(contacts.collectList().block(Duration.ofSeconds(30))).hasSize(15);
		}
		assertThat(this.server.pages()).containsExactly(1, 2, 1, 2);
	}

}
