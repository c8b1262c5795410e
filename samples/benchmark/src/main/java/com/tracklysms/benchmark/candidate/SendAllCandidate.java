package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendReport;

import org.springframework.util.Assert;

/**
 * Sends with {@link TracklyOperations#sendAll(Iterable)}, from a source that makes each
 * message when it is asked for.
 */
final class SendAllCandidate implements BulkCandidate {

	private final TracklyOperations trackly;

	SendAllCandidate(ClientContext context) {
		this.trackly = context.trackly();
	}

	@Override
	public void sendAll(long messages) {
		SendReport report = this.trackly.sendAll(() -> new LazyMessages(messages));
		Assert.state(report.queued() == messages, report::toString);
	}

}
