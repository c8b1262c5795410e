package com.tracklysms.spring.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.util.Assert;

/**
 * {@link ObservationHandler} that counts how messages end, and how often the API refuses
 * requests for the rate limit.
 * <ul>
 * <li>{@code trackly.messages}: messages by {@code outcome} ({@code queued},
 * {@code rejected}, {@code unsent} or {@code unknown}), {@code operation} and
 * {@code api.version}. Each message is counted once, when its call or its batch ends.
 * <li>{@code trackly.rate.limited}: answers with status 429, by {@code operation} and
 * {@code api.version}.
 * </ul>
 * How long calls take is measured by Micrometer's own handler.
 *
 * @since 0.1.0
 */
public class TracklyMeterObservationHandler implements ObservationHandler<TracklyObservationContext> {

	private final MeterRegistry meterRegistry;

	/**
	 * Create a new handler.
	 * @param meterRegistry where the meters are kept
	 */
	public TracklyMeterObservationHandler(MeterRegistry meterRegistry) {
		Assert.notNull(meterRegistry, "'meterRegistry' must not be null");
		this.meterRegistry = meterRegistry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TracklyObservationContext;
	}

	@Override
	public void onEvent(Observation.Event event, TracklyObservationContext context) {
		if (TracklyObservationDocumentation.Events.RATE_LIMITED.getName().equals(event.getName())) {
			Counter.builder("trackly.rate.limited")
				.description("Answers with status 429")
				.tag("operation", context.getOperation())
				.tag("api.version", context.getApiVersion())
				.register(this.meterRegistry)
				.increment();
		}
	}

	@Override
	public void onStop(TracklyObservationContext context) {
		count(context, "queued", context.getQueued());
		count(context, "rejected", context.getRejected());
		count(context, "unsent", context.getUnsent());
		count(context, "unknown", context.getUnknown());
	}

	private void count(TracklyObservationContext context, String outcome, long messages) {
		if (messages > 0) {
			Counter.builder("trackly.messages")
				.description("Messages by how they ended")
				.baseUnit("messages")
				.tag("outcome", outcome)
				.tag("operation", context.getOperation())
				.tag("api.version", context.getApiVersion())
				.register(this.meterRegistry)
				.increment(messages);
		}
	}

}
