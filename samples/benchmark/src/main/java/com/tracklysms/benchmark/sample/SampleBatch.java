package com.tracklysms.benchmark.sample;

import java.util.List;
import java.util.stream.IntStream;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.BulkSettings;

/**
 * What all rows of many messages send: the same texts to the same thousand recipients,
 * again and again.
 */
public final class SampleBatch {

	/**
	 * The number of messages in a request, as the template has it by default.
	 */
	public static final int SIZE = BulkSettings.defaults().batchSize();

	/**
	 * The number of requests at a time, as the template has it by default.
	 */
	public static final int CONCURRENCY = BulkSettings.defaults().concurrency();

	private static final List<String> RECIPIENTS = IntStream.range(0, SIZE)
		.mapToObj((index) -> "+1206555%04d".formatted(index))
		.toList();

	private SampleBatch() {
	}

	public static List<String> recipients() {
		return RECIPIENTS;
	}

	/**
	 * Make the message at a position of a lazy source.
	 */
	public static SmsMessage messageAt(long position) {
		return SmsMessage.of(RECIPIENTS.get((int) (position % SIZE)), SampleMessage.BODY);
	}

	public static int batchesOf(long messages) {
		if (messages % SIZE != 0) {
			throw new IllegalArgumentException("Number of messages must be a multiple of " + SIZE);
		}
		return Math.toIntExact(messages / SIZE);
	}

}
