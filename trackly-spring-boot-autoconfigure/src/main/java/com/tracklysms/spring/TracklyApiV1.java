package com.tracklysms.spring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyErrorCode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;

import org.springframework.core.log.LogMessage;
import org.springframework.util.StringUtils;

/**
 * Version 1 of the API.
 * <p>
 * Source: the API reference's pages "Send a message", "Send bulk messages" and "Errors".
 */
final class TracklyApiV1 implements TracklyApi {

	private static final Log logger = LogFactory.getLog(TracklyApiV1.class);

	private static final int MAX_MESSAGES = 1000;

	/**
	 * Position of a message that is not part of a bulk request.
	 */
	private static final int SINGLE = -1;

	/**
	 * Encoded once and not for each of a thousand messages.
	 */
	private static final SerializableString BULK_TO = new SerializedString("to_msisdn");

	private static final SerializableString BULK_BODY = new SerializedString("body");

	private static final int EXPECTED_SIZE = 512;

	/**
	 * What surrounds the texts of a message in a bulk request, or somewhat more.
	 */
	private static final int EXPECTED_SIZE_AROUND = 32;

	private static final int MAX_EXPECTED_SIZE = 1024 * 1024;

	private final Json json;

	private final Redactor redactor;

	private final @Nullable String defaultFrom;

	TracklyApiV1(Json json, Redactor redactor, @Nullable String defaultFrom) {
		this.json = json;
		this.redactor = redactor;
		this.defaultFrom = defaultFrom;
	}

	@Override
	public ApiRequest<SendResult> send(SmsMessage message) {
		String from = senderOf(message, SINGLE);
		ByteBuffer body = this.json.write(EXPECTED_SIZE, (generator) -> writeMessage(generator, message, from));
		return new ApiRequest<>(RequestKind.SEND, "/v1/messages", body, List.of(message), this::readSendResult);
	}

	@Override
	public ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages) {
		assertSize(messages);
		String from = commonSenderOf(messages);
		ByteBuffer body = this.json.write(expectedSizeOf(messages),
				(generator) -> writeMessages(generator, messages, from));
		return new ApiRequest<>(RequestKind.BULK, "/v1/messages/bulk", body, messages,
				(document, deprecated) -> readBulkSendResult(document, messages));
	}

	@Override
	public String bulkGroupOf(SmsMessage message) {
		return senderOf(message, SINGLE);
	}

	private void assertSize(List<SmsMessage> messages) {
		if (messages.isEmpty()) {
			throw new InvalidTracklyRequestException(TracklyErrorCode.MISSING_MESSAGES,
					"Bulk request holds no messages");
		}
		if (messages.size() > MAX_MESSAGES) {
			throw new TooManyMessagesException(
					"Bulk request holds " + messages.size() + " messages, the API takes " + MAX_MESSAGES + " at most");
		}
	}

	/**
	 * Return the sender of a message that has all that the API requires.
	 */
	private String senderOf(SmsMessage message, int index) {
		if (!StringUtils.hasText(message.to())) {
			throw missing(TracklyErrorCode.MISSING_TO, index, " has no recipient");
		}
		if (!StringUtils.hasText(message.body())) {
			throw missing(TracklyErrorCode.MISSING_BODY, index, " has no body");
		}
		String from = StringUtils.hasText(message.from()) ? message.from() : this.defaultFrom;
		if (!StringUtils.hasText(from)) {
			throw missing(TracklyErrorCode.MISSING_FROM, index,
					" has no sender: set the default one (property trackly.from) or use SmsMessage.withFrom");
		}
		return from;
	}

	private InvalidTracklyRequestException missing(TracklyErrorCode errorCode, int index, String what) {
		return new InvalidTracklyRequestException(errorCode, nameOf(index) + what);
	}

	private String nameOf(int index) {
		return (index == SINGLE) ? "Message" : "Message at index " + index + " of the bulk request";
	}

	private String commonSenderOf(List<SmsMessage> messages) {
		String common = senderOf(messages.get(0), 0);
		for (int index = 1; index < messages.size(); index++) {
			if (!common.equals(senderOf(messages.get(index), index))) {
				throw new InvalidTracklyRequestException(
						nameOf(index) + " has another sender than those before it: a bulk request has one sender",
						null);
			}
		}
		return common;
	}

	private void writeMessage(JsonGenerator generator, SmsMessage message, String from) {
		generator.writeStartObject();
		generator.writeStringProperty("to", message.to());
		generator.writeStringProperty("body", message.body());
		generator.writeStringProperty("from_phone_number_id", from);
		if (!message.metadata().isEmpty()) {
			generator.writePOJOProperty("metadata", message.metadata());
		}
		generator.writeEndObject();
	}

	private int expectedSizeOf(List<SmsMessage> messages) {
		long size = EXPECTED_SIZE;
		for (SmsMessage message : messages) {
			size += EXPECTED_SIZE_AROUND + message.to().length() + message.body().length();
		}
		return (int) Math.min(size, MAX_EXPECTED_SIZE);
	}

	private void writeMessages(JsonGenerator generator, List<SmsMessage> messages, String from) {
		generator.writeStartObject();
		generator.writeStringProperty("from_phone_number_id", from);
		generator.writeArrayPropertyStart("messages");
		for (SmsMessage message : messages) {
			generator.writeStartObject();
			generator.writeName(BULK_TO);
			generator.writeString(message.to());
			generator.writeName(BULK_BODY);
			generator.writeString(message.body());
			generator.writeEndObject();
		}
		generator.writeEndArray();
		generator.writeEndObject();
	}

	private SendResult readSendResult(JsonNode document, boolean deprecated) {
		String messageId = JsonFields.text(document, "message_id");
		if (messageId == null) {
			// Documented as an alias in the newer copies of the page
			messageId = JsonFields.text(document, "id");
		}
		if (messageId == null) {
			throw new UnreadableAnswerException("no message_id");
		}
		String status = JsonFields.text(document, "status");
		// An id means that the API has the message; v1 documents no other first state
		return new SendResult(messageId, (status != null) ? status : "queued", JsonFields.integer(document, "segments"),
				JsonFields.bool(document, "gsm7"),
				deprecated || Boolean.TRUE.equals(JsonFields.bool(document, "deprecated")));
	}

	private BulkSendResult readBulkSendResult(JsonNode document, List<SmsMessage> messages) {
		Integer queuedCount = JsonFields.integer(document, "queued_count");
		if (queuedCount == null) {
			throw new UnreadableAnswerException("no queued_count");
		}
		List<MessageError> errors = new ArrayList<>();
		document.path("errors").forEach((error) -> errors.add(readError(error, messages)));
		Integer errorCount = JsonFields.integer(document, "error_count");
		BulkSendResult result = new BulkSendResult(queuedCount, (errorCount != null) ? errorCount : errors.size(),
				errors);
		warnIfNotAccountedFor(result, messages.size());
		return result;
	}

	private void warnIfNotAccountedFor(BulkSendResult result, int size) {
		if (result.queuedCount() + result.errorCount() != size) {
			logger.warn(LogMessage.format("Trackly accounts for %d queued and %d refused messages of a request with %d",
					result.queuedCount(), result.errorCount(), size));
		}
	}

	private MessageError readError(JsonNode error, List<SmsMessage> messages) {
		Integer given = JsonFields.integer(error, "index");
		int index = (given != null) ? given : -1;
		List<SmsMessage> echoed = (index >= 0 && index < messages.size()) ? List.of(messages.get(index)) : messages;
		String text = readText(error, "error", echoed);
		return new MessageError(index, JsonFields.text(error, "to_msisdn"), readText(error, "code", echoed),
				(text != null) ? text : "");
	}

	private @Nullable String readText(JsonNode error, String field, List<SmsMessage> echoed) {
		String text = JsonFields.text(error, field);
		return (text != null) ? this.redactor.redactBodies(text, echoed) : null;
	}

}
