package com.tracklysms.spring.internal.observation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.observation.TracklyObservationContext;
import com.tracklysms.spring.observation.TracklyObservationDocumentation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.http.HttpStatus;

/**
 * {@link CallObservation} by Micrometer. It may be stopped more than once, since
 * subscribers may cancel what has ended.
 */
final class ObservedCall implements CallObservation {

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

	private final Observation observation;

	private final Operation operation;

	private final TracklyObservationContext context;

	private final ObservationRegistry registry;

	private final AtomicBoolean stopped = new AtomicBoolean();

	ObservedCall(Observation observation, Operation operation, TracklyObservationContext context,
			ObservationRegistry registry) {
		this.observation = observation;
		this.operation = operation;
		this.context = context;
		this.registry = registry;
	}

	@Override
	public Context within(Context context) {
		return context.put(ObservationThreadLocalAccessor.KEY, this.observation);
	}

	@Override
	public <T> Mono<T> around(Mono<T> source) {
		return new ObservedMono<>(source, this.observation, this.registry);
	}

	@Override
	public <T> T scoped(Supplier<T> action) {
		return ObserverGuard.within(this.observation, action);
	}

	@Override
	public void retries() {
		event(TracklyObservationDocumentation.Events.RETRY);
	}

	@Override
	public void waits(Duration duration) {
		if (duration.compareTo(SHORTEST_WAIT) >= 0) {
			event(Observation.Event.of(TracklyObservationDocumentation.Events.WAIT.getName(),
					"wait " + duration.toMillis() + " ms"));
		}
	}

	@Override
	public void answered(ApiAnswer answer) {
		if (answer.statusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			event(TracklyObservationDocumentation.Events.RATE_LIMITED);
		}
	}

	@Override
	public void succeeded(Object result, int messages) {
		if (result instanceof BulkSendResult bulk) {
			this.context.setMessages(bulk.queuedCount(), bulk.errorCount(), 0,
					Math.max(0, messages - bulk.queuedCount() - bulk.errorCount()));
		}
		else if (result instanceof SendResult single) {
			this.context.setMessages(1, 0, 0, 0);
			this.context.setMessageId(single.messageId());
		}
		this.context.setCompleted();
	}

	@Override
	public void failed(Throwable failure, int messages) {
		error(failure);
		if (isRefusalOfMessage(failure)) {
			this.context.setMessages(0, messages, 0, 0);
		}
		else if (failure instanceof TransientTracklyException || failure instanceof NonTransientTracklyException) {
			this.context.setMessages(0, 0, messages, 0);
		}
		else {
			this.context.setMessages(0, 0, 0, messages);
		}
	}

	private boolean isRefusalOfMessage(Throwable failure) {
		return this.operation.isSingle() && failure instanceof NonTransientTracklyException
				&& !(failure instanceof TracklyAuthenticationException)
				&& !(failure instanceof TracklyAccessDeniedException);
	}

	@Override
	public void cancelled(int messages, boolean nothingSent) {
		if (!this.stopped.get()) {
			this.context.setMessages(0, 0, nothingSent ? messages : 0, nothingSent ? 0 : messages);
		}
	}

	@Override
	public void ended(SendTotals totals) {
		this.context.setMessages(totals.queued(), totals.rejected(), totals.unsent(), totals.unknown());
	}

	@Override
	public void completed() {
		this.context.setCompleted();
	}

	@Override
	public void error(Throwable failure) {
		ObserverGuard.tell(() -> this.observation.error(failure));
	}

	@Override
	public void stop() {
		if (this.stopped.compareAndSet(false, true)) {
			ObserverGuard.tell(this.observation::stop);
		}
	}

	private void event(Observation.Event event) {
		ObserverGuard.tell(() -> this.observation.event(event));
	}

}
