package com.tracklysms.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The endpoint that takes up to 1000 messages at once.
 */
final class BulkEndpoint implements EndpointHandler {

	private static final int MAX_MESSAGES = 1000;

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final MagicNumberPolicy magicNumbers = new MagicNumberPolicy();

	private final JsonCodec json;

	private final SenderCheck senderCheck;

	private final MessageQueue queue;

	BulkEndpoint(JsonCodec json, SenderCheck senderCheck, MessageQueue queue) {
		this.json = json;
		this.senderCheck = senderCheck;
		this.queue = queue;
	}

	@Override
	public Answer handle(JsonNode request) {
		String from = this.json.requiredText(request, ApiError.MISSING_FROM, "from_phone_number_id");
		JsonNode messages = requiredMessages(request);
		this.senderCheck.check(from);
		List<OutgoingMessage> valid = new ArrayList<>();
		List<BulkError> errors = new ArrayList<>();
		for (int index = 0; index < messages.size(); index++) {
			try {
				valid.add(read(messages.path(index), from));
			}
			catch (RefusedException ex) {
				errors.add(error(index, messages.path(index), ex.getError()));
			}
		}
		return this.magicNumbers.apply(valid, () -> queue(valid, errors));
	}

	private JsonNode requiredMessages(JsonNode request) {
		JsonNode messages = request.path("messages");
		if (!messages.isArray() || messages.isEmpty()) {
			throw new RefusedException(ApiError.MISSING_MESSAGES);
		}
		if (messages.size() > MAX_MESSAGES) {
			throw new RefusedException(ApiError.TOO_MANY_MESSAGES);
		}
		return messages;
	}

	private OutgoingMessage read(JsonNode message, String from) {
		// Neither the legacy name "to" nor metadata is documented within a bulk
		String to = this.json.requiredText(message, ApiError.MISSING_TO, "to_msisdn");
		String body = this.json.requiredText(message, ApiError.MISSING_BODY, "body");
		return new OutgoingMessage(this.normalizer.require(to), from, body, Map.of());
	}

	private BulkError error(int index, JsonNode message, ApiError error) {
		// The texts within a bulk are not documented: those of the single send stand in
		JsonNode to = message.path("to_msisdn");
		return new BulkError(index, to.isString() ? to.stringValue() : null, error.getText());
	}

	private Answer queue(List<OutgoingMessage> messages, List<BulkError> errors) {
		messages.forEach((message) -> this.queue.add(message, TracklyEndpoint.MESSAGES_BULK));
		// Documented for full and partial success; a bulk without any valid message is
		// not, and gets the same
		return Answer.created(new Body(messages.size(), errors.size(), errors, true));
	}

	/**
	 * The documented body of the answer.
	 */
	record Body(int queuedCount, int errorCount, List<BulkError> errors, boolean deprecated) {

	}

	/**
	 * The documented entry for a message that was not queued.
	 */
	record BulkError(int index, @Nullable String toMsisdn, String error) {

	}

}
