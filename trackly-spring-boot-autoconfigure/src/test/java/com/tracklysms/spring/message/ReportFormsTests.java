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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for reports and outcomes as JSON, written by both versions of Jackson, and in
 * Java's serialized form.
 */
class ReportFormsTests {

	private static final SmsMessage MESSAGE = SmsMessage.of("+12065550100", "Your code is QX7-K2M")
		.withFrom("+18005550199")
		.withMetadata(Map.of("note", "secret"));

	private static final TracklyException FAILURE = new TracklyServerException(
			new TracklyErrorResponse(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Try later", null));

	private static final RejectedMessage REJECTED = new RejectedMessage(1, MESSAGE,
			new MessageError(1, "+12065550100", "invalid_phone", "+1 206 555 0100 is no mobile number"));

	private static final FailedMessage FAILED = new FailedMessage(3, MESSAGE, FAILURE);

	private static final FailedMessage UNSENT = new FailedMessage(2, MESSAGE, null);

	private static final BatchOutcome OUTCOME = new BatchOutcome("+18005550199", List.of(0L, 1L, 2L, 3L), 1,
			List.of(REJECTED), List.of(UNSENT), List.of(FAILED), FAILURE, new SendTotals(11, 1, 1, 1));

	private static final SendReport REPORT = new SendReport(4, 1, List.of(REJECTED), List.of(UNSENT), List.of(FAILED),
			FAILURE);

	private static final String FAILURE_JSON = """
			{ "type": "TracklyServerException", "category": "INDETERMINATE", "status": 503, "code": "overloaded",
			  "message": "Trackly answered 503 overloaded: Try later. A message to be sent may have been queued" }
			""";

	private static final String LISTS_JSON = """
			"queued": 1, "rejected": 1, "unsent": 1, "unknown": 1,
			"rejectedMessages": [ { "position": 1, "to": "***0100", "code": "invalid_phone",
			                        "error": "*** is no mobile number" } ],
			"unsentMessages": [ { "position": 2, "to": "***0100", "failure": null } ],
			"unknownMessages": [ { "position": 3, "to": "***0100", "failure": %s } ]
			""".formatted(FAILURE_JSON);

	@ParameterizedTest
	@EnumSource
	void outcomeIsWrittenForAPersonToRead(Jackson jackson) throws Exception {
		assertJson(jackson, OUTCOME, """
				{ "from": "***0199", "position": 0, "size": 4, "positions": [ 0, 1, 2, 3 ], %s, "failure": %s,
				  "totals": { "queued": 11, "rejected": 1, "unsent": 1, "unknown": 1 } }
				""".formatted(LISTS_JSON, FAILURE_JSON));
	}

	@ParameterizedTest
	@EnumSource
	void reportIsWrittenForAPersonToRead(Jackson jackson) throws Exception {
		assertJson(jackson, REPORT, "{ \"read\": 4, %s, \"stoppedBy\": %s }".formatted(LISTS_JSON, FAILURE_JSON));
	}

	@ParameterizedTest
	@EnumSource
	void reportOfACampaignIsWrittenForAPersonToRead(Jackson jackson) throws Exception {
		CampaignReport report = new CampaignReport("spring-sale", 19, new SendTotals(1, 1, 1, 1),
				new SkippedTotals(1, 2, 3, 4, 5), FAILURE);
		assertJson(jackson, report, """
				{ "campaign": "spring-sale", "read": 19, "queued": 1, "rejected": 1, "unsent": 1, "unknown": 1,
				  "skipped": { "queued": 1, "rejected": 2, "unknown": 3, "inFlight": 4, "duplicates": 5 },
				  "stoppedBy": %s }
				""".formatted(FAILURE_JSON));
	}

	@ParameterizedTest
	@EnumSource
	void outcomeOfQueuedMessagesIsShort(Jackson jackson) throws Exception {
		assertJson(jackson,
				new BatchOutcome("pn_abc123def456", MessagePositions.range(5, 2), 2, List.of(), List.of(), List.of(),
						null, SendTotals.NONE),
				"""
						{ "from": "pn_abc123def456", "position": 5, "size": 2, "positions": [ 5, 6 ], "queued": 2,
						  "rejected": 0, "unsent": 0, "unknown": 0, "rejectedMessages": [], "unsentMessages": [],
						  "unknownMessages": [], "failure": null,
						  "totals": { "queued": 0, "rejected": 0, "unsent": 0, "unknown": 0 } }
						""");
	}

	@ParameterizedTest
	@EnumSource
	void messagesOfAReportAreWrittenOnTheirOwn(Jackson jackson) throws Exception {
		assertJson(jackson, UNSENT, "{ \"position\": 2, \"to\": \"***0100\", \"failure\": null }");
		assertThat(jackson.write(List.of(REJECTED, FAILED))).contains("***0100").doesNotContain("206", "QX7", "secret");
		assertThat(jackson.write(Map.of("outcome", OUTCOME))).startsWith("{\"outcome\":{\"from\"");
	}

	@ParameterizedTest
	@EnumSource
	void failureOfAnyKindIsWritten(Jackson jackson) throws Exception {
		TracklyException cause = new TracklyRateLimitException("Wait", Duration.ofSeconds(1), null);
		TracklyException failure = new TracklyConnectionLostException("Lost 12065550100\nWARN", cause);
		failure.addSuppressed(new InvalidTracklyRequestException("Never", failure));
		assertThat(jackson.write(new FailedMessage(0, MESSAGE, failure)))
			.isEqualTo("{\"position\":0,\"to\":\"***0100\",\"failure\":{\"type\":\"TracklyConnectionLostException\","
					+ "\"category\":\"INDETERMINATE\",\"status\":null,\"code\":null,\"message\":\"Lost ***0100\\\\nWARN\"}}");
	}

	@Property(tries = 200)
	void jsonHasNeitherNumberNorText(@ForAll @LongRange(min = 1_000_000_000L, max = 999_999_999_999_999L) long number,
			@ForAll Jackson jackson) throws Exception {
		String to = "+" + number;
		SmsMessage message = SmsMessage.of(to, "text of " + number).withFrom("+" + (number + 1));
		RejectedMessage rejected = new RejectedMessage(0, message, new MessageError(0, to, to, "No route to " + to));
		FailedMessage failed = new FailedMessage(1, message,
				new TracklyConnectionLostException("Lost " + number + " / " + to, null));
		String json = jackson
			.write(new BatchOutcome(message.from(), List.of(0L, 1L), 0, List.of(rejected), List.of(), List.of(failed),
					failed.failure(), SendTotals.NONE))
				+ jackson.write(new SendReport(2, 0, List.of(rejected), List.of(failed), List.of(), failed.failure()));
		assertThat(json).doesNotContain(String.valueOf(number), String.valueOf(number + 1), "text of");
	}

	@Test
	void exceptionKeepsItsReportInJavasSerializedForm() throws Exception {
		SendAllException failure = new SendAllException("Source failed", REPORT, new IllegalStateException("Broke"));
		SendAllException copy = copyOf(failure);
		assertThat(copy).hasMessage(failure.getMessage()).cause().hasMessage("Broke");
		SendReport report = copy.getReport();
		assertThat(report).hasToString(REPORT.toString());
		assertThat(report.rejectedMessages()).isEqualTo(REPORT.rejectedMessages());
		assertThat(report.unsentMessages()).isEqualTo(REPORT.unsentMessages());
		assertThat(report.unknownMessages()).extracting(FailedMessage::message).containsExactly(MESSAGE);
		assertThat(report.unknownMessages().get(0).failure()).isInstanceOf(TracklyServerException.class)
			.hasMessage(FAILURE.getMessage());
	}

	@Test
	void outcomeHasASerializedFormToo() throws Exception {
		assertThat(copyOf(OUTCOME).toString()).isEqualTo(OUTCOME.toString());
		assertThat(copyOf(OUTCOME).positions()).isEqualTo(OUTCOME.positions());
	}

	@Test
	void metadataThatCannotBeSerializedCostsNoMessage() throws Exception {
		SmsMessage message = MESSAGE.withMetadata(Map.of("order", new Object()))
			.withContactData(ContactData.of("Ana", null).withCustomFields(Map.of("plan", new Object())));
		SendReport report = new SendReport(1, 0, List.of(), List.of(new FailedMessage(0, message, null)), List.of(),
				null);
		assertThat(copyOf(new SendAllException("Source failed", report, null)).getReport().unsentMessages())
			.containsExactly(new FailedMessage(0, message.withMetadata(Map.of()).withContactData(null), null));
	}

	@SuppressWarnings("unchecked")
	private <T> T copyOf(T value) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
			stream.writeObject(value);
		}
		try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return (T) stream.readObject();
		}
	}

	private void assertJson(Jackson jackson, @Nullable Object value, String expected) throws Exception {
		JSONAssert.assertEquals(expected, jackson.write(value), JSONCompareMode.STRICT);
	}

	enum Jackson {

		JACKSON_2 {

			@Override
			String write(@Nullable Object value) throws Exception {
				return new ObjectMapper().writeValueAsString(value);
			}

		},

		JACKSON_3 {

			@Override
			String write(@Nullable Object value) {
				return JsonMapper.shared().writeValueAsString(value);
			}

		};

		abstract String write(@Nullable Object value) throws Exception;

	}

}
