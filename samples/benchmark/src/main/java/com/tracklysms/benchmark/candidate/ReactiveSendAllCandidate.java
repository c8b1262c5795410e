package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.message.SmsMessage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.util.Assert;

/**
 * Sends with {@link ReactiveTracklyOperations#sendAll(Publisher)}, from a source that
 * makes each message when it is asked for, and waits for the end.
 */
final class ReactiveSendAllCandidate implements BulkCandidate {

	private final ReactiveTracklyOperations trackly;

	ReactiveSendAllCandidate(ClientContext context) {
		this.trackly = context.reactiveTrackly();
	}

	@Override
	public void sendAll(long messages) {
		Flux<SmsMessage> source = Flux.generate(() -> 0L, (position, sink) -> {
			if (position < messages) {
				sink.next(SampleBatch.messageAt(position));
			}
			else {
				sink.complete();
			}
			return position + 1;
		});
		Long queued = this.trackly.sendAll(source).reduce(0L, (sum, outcome) -> sum + outcome.queued()).block();
		Assert.state(queued != null && queued == messages, () -> queued + " messages were queued");
	}

}
