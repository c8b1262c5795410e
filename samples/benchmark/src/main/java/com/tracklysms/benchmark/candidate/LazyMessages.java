package com.tracklysms.benchmark.candidate;

import java.util.Iterator;
import java.util.NoSuchElementException;

import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.spring.message.SmsMessage;

/**
 * Makes each message when it is asked for.
 */
final class LazyMessages implements Iterator<SmsMessage> {

	private final long size;

	private long position;

	LazyMessages(long size) {
		this.size = size;
	}

	@Override
	public boolean hasNext() {
		return this.position < this.size;
	}

	@Override
	public SmsMessage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return SampleBatch.messageAt(this.position++);
	}

}
