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

package com.tracklysms.simulator.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.contact.SimulatedContact;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.CallbackReceiver.Received;
import com.tracklysms.simulator.testsupport.InboxClient;
import com.tracklysms.simulator.testsupport.MutableClock;
import com.tracklysms.simulator.testsupport.RawConnection;
import com.tracklysms.simulator.testsupport.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the inbox tells its page, and for what the page can do.
 */
class InboxApiTests {

	private static final String ANNA = "+12065550100";

	private static final String BEN = "+12065550101";

	private static final String SECRET = "whsec-3f1c0a77";

	private final MutableClock clock = new MutableClock();

	private final CallbackReceiver application = new CallbackReceiver();

	private final TracklySimulator simulator = TracklySimulator.builder()
		.clock(this.clock)
		.callbackUrl(this.application.url())
		.callbackSecret(SECRET)
		.start();

	private final ApiClient client = new ApiClient(this.simulator);

	private final InboxClient inbox = new InboxClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@Test
	void conversationsAreByNumberTheNewestFirst() throws Exception {
		send(ANNA, "One");
		send(BEN, "Two");
		send(ANNA, "Three");
		JsonNode list = this.inbox.conversations("");
		assertThat(list.path("total").asInt()).isEqualTo(2);
		assertThat(texts(list, "number")).containsExactly(ANNA, BEN);
		assertThat(texts(list, "text")).containsExactly("Three", "Two");
		assertThat(list.path("rows").path(0).path("size").asInt()).isEqualTo(2);
		assertThat(list.path("rows").path(0).path("state").asString()).isEqualTo("queued");
	}

	@Test
	void messageIsShownInFull() throws Exception {
		send(ANNA, "Vår ‘café’");
		JsonNode entry = this.inbox.conversation(ANNA).path("entries").path(0);
		assertThat(entry.path("text").asString()).isEqualTo("Vår ‘café’");
		assertThat(entry.path("at").asString()).isEqualTo(newest().queuedAt().toString());
		JsonNode message = entry.path("message");
		assertThat(message.path("id").asString()).isEqualTo(newest().messageId());
		assertThat(message.path("from").asString()).isEqualTo("+18005550199");
		assertThat(message.path("encoding").asString()).isEqualTo("UCS-2");
		assertThat(message.path("segments").asInt()).isOne();
		assertThat(message.path("state").asString()).isEqualTo("queued");
	}

	@ParameterizedTest
	@CsvSource({ "160, 1, GSM-7, a", "161, 2, GSM-7, a", "70, 1, UCS-2, я", "135, 3, UCS-2, я" })
	void messageHasItsSegments(int length, int segments, String encoding, String letter) throws Exception {
		send(ANNA, letter.repeat(length));
		JsonNode message = this.inbox.conversation(ANNA).path("entries").path(0).path("message");
		assertThat(message.path("segments").asInt()).isEqualTo(segments);
		assertThat(message.path("encoding").asString()).isEqualTo(encoding);
	}

	@Test
	void refusedRequestIsShownWithItsError() throws Exception {
		this.client.send(ApiClient.message(ANNA).replace("pn_abc123def456", "pn_unknown"));
		JsonNode entry = this.inbox.conversation(ANNA).path("entries").path(0);
		assertThat(entry.path("text").asString()).isEqualTo("Order 17 shipped");
		JsonNode refusal = entry.path("refusal");
		assertThat(refusal.path("status").asInt()).isEqualTo(404);
		assertThat(refusal.path("code").asString()).isEqualTo("list_not_found");
		assertThat(refusal.path("error").asString()).isEqualTo("Sending number not found");
		assertThat(refusal.path("path").asString()).isEqualTo("/api/v1/messages");
	}

	@Test
	void rejectedMessageOfABulkIsShownWithItsError() throws Exception {
		this.client.post(TracklyEndpoint.SEND_BULK, ApiClient.v2Bulk(ANNA, "12", BEN));
		JsonNode entry = this.inbox.conversation("12").path("entries").path(0);
		assertThat(entry.path("text").asString()).isEqualTo("Order 17 shipped");
		assertThat(entry.path("refusal").path("index").asInt()).isOne();
		assertThat(entry.path("refusal").path("code").asString()).isEqualTo("invalid_phone");
		assertThat(this.inbox.conversations("").path("total").asInt()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "" })
	void requestWithoutARecipientIsShown(String body) throws Exception {
		this.client.send(body);
		JsonNode entry = this.inbox.conversation("").path("entries").path(0);
		assertThat(entry.path("refusal").path("status").asInt()).isEqualTo(400);
		assertThat(entry.path("refusal").path("error").asString()).isEqualTo("Request body must be a JSON object");
		assertThat(entry.path("refusal").path("size").asInt()).isEqualTo(body.length());
	}

	@Test
	void requestWithAWrongKeyIsShown() throws Exception {
		this.client.exchange(this.client.request("/v2/lists").header("X-Api-Key", "trk_wrong").GET());
		RawAnswer answer = this.inbox.get("/inbox/conversation?number=");
		assertThat(answer.body()).contains("unauthorized").doesNotContain("trk_wrong");
	}

	@Test
	void faultOnTheWayIsShownThoughTheMessageIsQueued() throws Exception {
		this.simulator.faults().next(Fault.halfAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator)) {
			connection.post("/v1/messages", ApiClient.message(ANNA)).readAnswer();
		}
		JsonNode entries = this.inbox.conversation(ANNA).path("entries");
		assertThat(entries.path(0).path("message").path("state").asString()).isEqualTo("queued");
		assertThat(entries.path(1).path("refusal").path("fault").asString())
			.isEqualTo("an answer with half of its JSON, queued");
	}

	@Test
	void onlyTheLastRefusalsAreKept() throws Exception {
		String[] recipients = IntStream.range(0, 600).mapToObj(String::valueOf).toArray(String[]::new);
		this.client.post(TracklyEndpoint.SEND_BULK, ApiClient.v2Bulk(recipients));
		JsonNode list = this.inbox.conversations("show=refused&limit=1");
		assertThat(list.path("total").asInt()).isEqualTo(500);
		assertThat(texts(list, "number")).containsExactly("599");
	}

	@Test
	void listShowsOnlyRefusals() throws Exception {
		send(ANNA, "One");
		send("12", "Two");
		assertThat(texts(this.inbox.conversations("show=refused"), "number")).containsExactly("12");
	}

	@ParameterizedTest
	@CsvSource({ "parcel", "PARCEL", "%2B12065550100", "5550100", "the+door" })
	void searchFindsNumbersAndTexts(String text) throws Exception {
		send(ANNA, "Your parcel is at the door");
		send(ANNA, "Hello");
		send(BEN, "Hello");
		JsonNode list = this.inbox.conversations("text=" + text);
		assertThat(texts(list, "number")).containsExactly(ANNA);
	}

	@Test
	void searchTellsWhereTheTextIs() throws Exception {
		send(ANNA, "Hello");
		send(ANNA, "Your parcel is at the door");
		send(ANNA, "Goodbye");
		JsonNode row = this.inbox.conversations("text=parcel").path("rows").path(0);
		assertThat(row.path("position").asInt()).isOne();
		assertThat(row.path("text").asString()).isEqualTo("Your parcel is at the door");
	}

	@Test
	void searchFindsErrorsAndIds() throws Exception {
		send(ANNA, "Hello");
		send("12", "Hello");
		assertThat(texts(this.inbox.conversations("text=invalid_phone"), "number")).containsExactly("12");
		assertThat(texts(this.inbox.conversations("text=" + newest().messageId()), "number")).containsExactly(ANNA);
	}

	@Test
	void searchSeesWhatCameSince() throws Exception {
		assertThat(this.inbox.conversations("text=parcel").path("total").asInt()).isZero();
		send(ANNA, "Your parcel is at the door");
		assertThat(this.inbox.conversations("text=parcel").path("total").asInt()).isOne();
		this.simulator.getJournal().clear();
		assertThat(this.inbox.conversations("text=parcel").path("total").asInt()).isZero();
	}

	@Test
	void listAndConversationComeInParts() throws Exception {
		fill(250, 1);
		JsonNode list = this.inbox.conversations("from=100&limit=2");
		assertThat(list.path("total").asInt()).isEqualTo(250);
		assertThat(texts(list, "text")).containsExactly("Text 149", "Text 148");
		assertThat(this.inbox.conversations("limit=1000").path("rows").size()).isEqualTo(100);
		assertThat(this.inbox.conversations("from=1000").path("rows").size()).isZero();
		this.simulator.getJournal().clear();
		fill(250, 250);
		JsonNode newest = this.inbox.conversation("+13000000000");
		assertThat(newest.path("total").asInt()).isEqualTo(250);
		assertThat(newest.path("from").asInt()).isEqualTo(190);
		assertThat(newest.path("entries").path(59).path("text").asString()).isEqualTo("Text 249");
		JsonNode part = this.inbox.conversation("+13000000000", "&from=10&limit=3");
		assertThat(part.path("entries").path(0).path("position").asInt()).isEqualTo(10);
		assertThat(part.path("entries").size()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=x", "limit=1.5", "from=99999999999" })
	void partMustBeNumbers(String query) throws Exception {
		assertThat(this.inbox.get("/inbox/conversations?" + query).status()).isEqualTo(400);
	}

	@Test
	void stopIsReportedAndShown() throws Exception {
		send(ANNA, "Hello");
		JsonNode result = this.inbox.json(answer(ANNA, " stop "));
		assertThat(result.path("result").path("text").asString()).isEqualTo("answered 204");
		Received received = this.application.received().get(0);
		assertThat(received.header("X-trackly-signature"))
			.isEqualTo(SignedWebhook.of(SECRET, received.text()).signature());
		JsonNode event = this.application.last();
		assertThat(event.path("event").asString()).isEqualTo("unsubscribe");
		assertThat(event.path("phone_number").asString()).isEqualTo(ANNA);
		assertThat(event.path("keyword").asString()).isEqualTo("STOP");
		JsonNode conversation = this.inbox.conversation(ANNA);
		assertThat(conversation.path("opted_out")).isNotEmpty();
		assertThat(conversation.path("entries").path(1).path("answer").path("keyword").asString()).isEqualTo("STOP");
		assertThat(this.inbox.conversations("").path("rows").path(0).path("opted_out")).isNotEmpty();
	}

	@Test
	void contactThatIsUnsubscribedByTheApiIsShownWithItsLists() throws Exception {
		send(ANNA, "Hello");
		this.simulator.contacts().optOut(ANNA, "+18005550188");
		assertThat(this.inbox.conversation(ANNA).path("opted_out").path(0).asString()).isEqualTo("+18005550188");
		this.simulator.contacts().subscribe(ANNA, "+18005550188");
		assertThat(this.inbox.conversation(ANNA).path("opted_out")).isEmpty();
	}

	@Test
	void optOutWithoutAnApplicationHoldsToo() throws Exception {
		try (TracklySimulator alone = TracklySimulator.start()) {
			InboxClient inbox = new InboxClient(alone);
			inbox.post("answers", "{\"number\":\"" + ANNA + "\",\"text\":\"STOP\"}");
			assertThat(inbox.conversation(ANNA).path("opted_out")).isNotEmpty();
			assertThat(alone.contacts().findByPhoneNumber(ANNA)).singleElement()
				.returns(false, SimulatedContact::active);
		}
	}

	@Test
	void startEndsAnOptOut() throws Exception {
		answer(ANNA, "Unsubscribe");
		answer(ANNA, "Start");
		assertThat(this.inbox.conversation(ANNA).path("opted_out")).isEmpty();
		assertThat(this.application.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Thank you!", "Please stop by", "{\\\"event\\\":1}" })
	void otherAnswerIsShownButNotReported(String text) throws Exception {
		assertThat(answer(ANNA, text).status()).isEqualTo(200);
		JsonNode entry = this.inbox.conversation(ANNA).path("entries").path(0);
		assertThat(entry.has("answer")).isTrue();
		assertThat(entry.path("answer").has("keyword")).isFalse();
		assertThat(entry.path("answer").has("result")).isFalse();
		assertThat(this.application.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delivered", "undeliverable", "rejected", "expired" })
	void messageIsReported(String status) throws Exception {
		send(ANNA, "Hello");
		RawAnswer answer = this.inbox.post("reports",
				"{\"id\":\"" + newest().messageId() + "\",\"status\":\"" + status + "\"}");
		assertThat(this.inbox.json(answer).path("result").path("successful").asBoolean()).isTrue();
		assertThat(this.application.statuses()).containsExactly(status);
		JsonNode message = this.inbox.conversation(ANNA).path("entries").path(0).path("message");
		assertThat(message.path("state").asString()).isEqualTo(status);
		assertThat(message.path("report").path("result").asString()).isEqualTo("answered 204");
		assertThat(this.inbox.conversations("").path("rows").path(0).path("state").asString()).isEqualTo(status);
		assertThat(this.inbox.state().path("callbacks").path(0).path("status").asString()).isEqualTo(status);
	}

	@Test
	void failedReportTellsWhenItIsRepeated() throws Exception {
		try (CallbackReceiver failing = new CallbackReceiver((exchange) -> 500)) {
			this.simulator.callbacks().to(failing.url());
			send(ANNA, "Hello");
			this.simulator.callbacks().deliver(newest(), "delivered");
			this.simulator.callbacks().advance(Duration.ofMinutes(1));
			JsonNode report = this.inbox.conversation(ANNA).path("entries").path(0).path("message").path("report");
			assertThat(report.path("successful").asBoolean()).isFalse();
			assertThat(report.path("attempt").asInt()).isEqualTo(2);
			assertThat(report.path("again_in_minutes").asInt()).isEqualTo(5);
		}
	}

	@Test
	void eventOfOnesOwnIsSentAsItIs() throws Exception {
		this.inbox.post("events", "{\"json\":\"{\\\"event\\\": \\\"reply\\\"}\"}");
		assertThat(this.application.received().get(0).text()).isEqualTo("{\"event\": \"reply\"}");
	}

	@Test
	void withoutAnApplicationNothingIsReported() throws Exception {
		try (TracklySimulator alone = TracklySimulator.start()) {
			InboxClient inbox = new InboxClient(alone);
			new ApiClient(alone).send(ApiClient.message(ANNA));
			String id = alone.getJournal().getMessages().get(0).messageId();
			RawAnswer answer = inbox.post("reports", "{\"id\":\"" + id + "\",\"status\":\"delivered\"}");
			assertThat(answer.status()).isEqualTo(409);
			assertThat(answer.body()).contains("--callback-url");
			assertThat(inbox.post("events", "{\"json\":\"{}\"}").status()).isEqualTo(409);
			assertThat(inbox.post("answers", "{\"number\":\"" + ANNA + "\",\"text\":\"STOP\"}").status())
				.isEqualTo(200);
			assertThat(inbox.conversation(ANNA).path("opted_out")).isNotEmpty();
			assertThat(inbox.state().path("application").isNull()).isTrue();
		}
	}

	@Test
	void faultMeetsTheNextRequests() throws Exception {
		assertThat(this.inbox.post("faults", "{\"fault\":\"RATE_LIMITED\",\"count\":2}").status()).isEqualTo(200);
		assertThat(this.inbox.state().path("pending_faults").asInt()).isEqualTo(2);
		assertThat(this.inbox.state().path("next_faults").path(0).asString()).isEqualTo("status 429, not queued");
		assertThat(this.client.send(ApiClient.message(ANNA)).status()).isEqualTo(429);
		assertThat(this.inbox.state().path("pending_faults").asInt()).isOne();
		this.inbox.post("faults/clear", "{}");
		assertThat(this.client.send(ApiClient.message(ANNA)).status()).isEqualTo(201);
	}

	@Test
	void eachFaultCanBeChosen() throws Exception {
		JsonNode choices = this.inbox.state().path("fault_choices");
		assertThat(choices.size()).isGreaterThan(10);
		for (JsonNode choice : choices) {
			String name = choice.path("name").asString();
			this.inbox.post("faults", "{\"fault\":\"" + name + "\",\"count\":1}");
			assertThat(this.simulator.faults().take()).isEqualTo(MagicNumber.valueOf(name).getFault());
		}
	}

	@Test
	void limitHoldsFromNowOn() throws Exception {
		this.inbox.post("limits", "{\"sends_per_second\":1,\"bulks_per_second\":0}");
		assertThat(this.client.send(ApiClient.message(ANNA)).status()).isEqualTo(201);
		assertThat(this.client.send(ApiClient.message(ANNA)).status()).isEqualTo(429);
		assertThat(this.client.sendBulk(ApiClient.bulk(ANNA)).status()).isEqualTo(201);
		assertThat(this.inbox.state().path("rate_limited").asInt()).isOne();
		this.inbox.post("limits", "{\"sends_per_second\":0,\"bulks_per_second\":0}");
		assertThat(this.client.send(ApiClient.message(ANNA)).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "answers|{}", "answers|{\"number\":\"+1\",\"text\":\" \"}", "answers|[]",
					"reports|{\"id\":1,\"status\":\"delivered\"}", "faults|{\"fault\":\"NONE\",\"count\":1}",
					"faults|{\"fault\":\"EXPIRED\",\"count\":1}", "faults|{\"fault\":\"SERVER_ERROR\",\"count\":0}",
					"faults|{\"fault\":\"SERVER_ERROR\",\"count\":\"x\"}", "limits|{\"sends_per_second\":-1}",
					"limits|{", "events|{\"json\":\"no json\"}" })
	void unusableActionIsRefused(String action, String body) throws Exception {
		RawAnswer answer = this.inbox.post(action, body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(this.inbox.json(answer).path("error").asString()).isNotBlank();
	}

	@Test
	void actionMustExist() throws Exception {
		assertThat(this.inbox.post("unknown", "{}").status()).isEqualTo(404);
		assertThat(this.inbox.post("reports", "{\"id\":\"none\",\"status\":\"delivered\"}").status()).isEqualTo(404);
	}

	@Test
	void resetForgetsAll() throws Exception {
		this.inbox.post("limits", "{\"sends_per_second\":1,\"bulks_per_second\":1}");
		send(ANNA, "Hello");
		send("12", "Hello");
		answer(ANNA, "STOP");
		this.simulator.reset();
		assertThat(this.inbox.conversations("").path("total").asInt()).isZero();
		assertThat(this.inbox.conversation(ANNA).path("opted_out")).isEmpty();
		JsonNode state = this.inbox.state();
		assertThat(state.path("limits").path("sends_per_second").asInt()).isZero();
		assertThat(state.path("callbacks").size()).isZero();
	}

	@Test
	void lookingIsNoRequestToTheApi() throws Exception {
		this.simulator.faults().next(Fault.rateLimited());
		this.inbox.get("/");
		this.inbox.conversations("");
		assertThat(this.simulator.getJournal().getRequestCount()).isZero();
		assertThat(this.simulator.faults().pending()).hasSize(1);
	}

	@Test
	void longRecipientIsShownByItsBeginning() throws Exception {
		send("x".repeat(5000), "Hello");
		assertThat(texts(this.inbox.conversations(""), "number")).containsExactly("x".repeat(100));
		assertThat(this.inbox.conversation("x".repeat(100)).path("entries").path(0).path("text").asString())
			.isEqualTo("Hello");
	}

	@Test
	void largeRefusedRequestIsShownByItsSize() throws Exception {
		this.client.send("{\"to\":\"12\",\"text\":\"" + "x".repeat(10_000) + "\"}");
		JsonNode entry = this.inbox.conversation("").path("entries").path(0);
		assertThat(entry.path("text").asString()).isEmpty();
		assertThat(entry.path("refusal").path("size").asInt()).isGreaterThan(10_000);
	}

	private void send(String to, String body) throws Exception {
		this.client.post(TracklyEndpoint.SEND,
				"{\"to\":\"" + to + "\",\"list_number\":\"+18005550199\",\"body\":\"" + body + "\"}");
		this.clock.advance(Duration.ofSeconds(1));
	}

	private RawAnswer answer(String number, String text) throws Exception {
		RawAnswer answer = this.inbox.post("answers", "{\"number\":\"" + number + "\",\"text\":\"" + text + "\"}");
		this.clock.advance(Duration.ofSeconds(1));
		return answer;
	}

	private void fill(int count, int perNumber) {
		Instant now = this.clock.instant();
		this.simulator.getJournal()
			.addAll(IntStream.range(0, count)
				.mapToObj((index) -> new QueuedMessage("m" + index,
						"+1%010d".formatted(3_000_000_000L + index / perNumber), "+18005550199", "Text " + index,
						Map.of(), now, TracklyEndpoint.SEND))
				.toList());
	}

	private QueuedMessage newest() {
		List<QueuedMessage> messages = this.simulator.getJournal().getMessages();
		return messages.get(messages.size() - 1);
	}

	private static List<String> texts(JsonNode list, String field) {
		return list.path("rows").valueStream().map((row) -> row.path(field).asString("")).toList();
	}

}
