package com.tracklysms.spring.internal.sendall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Assembles batches of a sequence of messages that can go out with one request each. It
 * never holds more messages than one batch may have: with many senders, the batch that
 * has become largest is cut when there is no more room.
 */
final class BatchAssembler {

	/**
	 * Documented are 5 MB, without saying which kind of megabyte.
	 */
	private static final long MAX_BYTES = 4_900_000;

	private static final SmsMessage MISSING = SmsMessage.of("", "");

	private final SendProtocol protocol;

	private final int batchSize;

	private final Map<String, MessageBatch> open = new LinkedHashMap<>();

	private final List<RejectedMessage> refused = new ArrayList<>();

	private int held;

	private long read;

	BatchAssembler(SendProtocol protocol, int batchSize) {
		this.protocol = protocol;
		this.batchSize = batchSize;
	}

	/**
	 * Add the next message of the input.
	 * @return the batch that is full with it, or too full for it, if any
	 */
	@Nullable MessageBatch add(@Nullable SmsMessage message) {
		MessageBatch full = hold(this.read++, (message != null) ? message : MISSING);
		this.held++;
		return (full == null && this.held == this.batchSize) ? cutLargest() : full;
	}

	/**
	 * Data of a campaign has holes: one message that cannot be sent must not cost a whole
	 * batch.
	 */
	private @Nullable MessageBatch hold(long position, SmsMessage message) {
		try {
			return hold(position, this.protocol.prepare(message));
		}
		catch (InvalidTracklyRequestException ex) {
			String explanation = ex.getMessage();
			this.refused.add(new RejectedMessage(position, message,
					new MessageError(-1, message.to(), ex.getCode(), (explanation != null) ? explanation : "")));
			return null;
		}
	}

	private @Nullable MessageBatch hold(long position, BulkMessage message) {
		String group = this.protocol.groupOf(message);
		MessageBatch batch = this.open.get(group);
		MessageBatch full = (batch != null && batch.requestSize() + message.size() > MAX_BYTES) ? batch : null;
		if (batch == null || full != null) {
			batch = new MessageBatch();
			this.open.put(group, batch);
		}
		batch.add(position, message);
		return (full != null) ? cut(full) : null;
	}

	private MessageBatch cutLargest() {
		String largest = null;
		int size = 0;
		for (Map.Entry<String, MessageBatch> entry : this.open.entrySet()) {
			if (entry.getValue().size() > size) {
				largest = entry.getKey();
				size = entry.getValue().size();
			}
		}
		MessageBatch batch = (largest != null) ? this.open.remove(largest) : null;
		return cut((batch != null) ? batch : new MessageBatch());
	}

	private MessageBatch cut(MessageBatch batch) {
		batch.addRefused(this.refused);
		this.refused.clear();
		this.held -= batch.size();
		return batch;
	}

	/**
	 * Return what is left, as batches.
	 */
	Collection<MessageBatch> drain() {
		List<MessageBatch> batches = new ArrayList<>();
		while (this.held > 0) {
			batches.add(cutLargest());
		}
		return batches;
	}

	/**
	 * Return the number of messages that have been added.
	 */
	long read() {
		return this.read;
	}

}
