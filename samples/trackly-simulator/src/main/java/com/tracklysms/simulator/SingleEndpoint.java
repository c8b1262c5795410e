package com.tracklysms.simulator;

import java.util.List;

import com.tracklysms.simulator.SegmentCounter.Segments;
import tools.jackson.databind.JsonNode;

/**
 * The endpoint that takes a single message.
 */
final class SingleEndpoint implements EndpointHandler {

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final SegmentCounter segmentCounter = new SegmentCounter();

	private final MagicNumberPolicy magicNumbers = new MagicNumberPolicy();

	private final JsonCodec json;

	private final SenderCheck senderCheck;

	private final MessageQueue queue;

	SingleEndpoint(JsonCodec json, SenderCheck senderCheck, MessageQueue queue) {
		this.json = json;
		this.senderCheck = senderCheck;
		this.queue = queue;
	}

	@Override
	public Answer handle(JsonNode request) {
		OutgoingMessage message = read(request);
		this.senderCheck.check(message.from());
		return this.magicNumbers.apply(List.of(message), () -> queue(message));
	}

	private OutgoingMessage read(JsonNode request) {
		String to = this.json.requiredText(request, ApiError.MISSING_TO, "to_msisdn", "to");
		String body = this.json.requiredText(request, ApiError.MISSING_BODY, "body");
		String from = this.json.requiredText(request, ApiError.MISSING_FROM, "from_phone_number_id");
		return new OutgoingMessage(this.normalizer.require(to), from, body, this.json.map(request.path("metadata")));
	}

	private Answer queue(OutgoingMessage message) {
		QueuedMessage queued = this.queue.add(message, TracklyEndpoint.MESSAGES);
		Segments segments = this.segmentCounter.count(message.body());
		return Answer.created(
				new Body(queued.messageId(), queued.messageId(), "queued", segments.count(), segments.gsm7(), true));
	}

	/**
	 * The documented body of the answer.
	 */
	record Body(String messageId, String id, String status, int segments, boolean gsm7, boolean deprecated) {

	}

}
