package com.tracklysms.spring.observation;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.HighCardinalityKeyNames;
import com.tracklysms.spring.observation.TracklyObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link TracklyObservationConvention} implementation.
 *
 * @since 0.1.0
 * @see TracklyObservationDocumentation
 */
public class DefaultTracklyObservationConvention implements TracklyObservationConvention {

	private final @Nullable String name;

	/**
	 * Create a convention that uses the default name of each operation.
	 */
	public DefaultTracklyObservationConvention() {
		this(null);
	}

	/**
	 * Create a convention with a custom name.
	 * @param name the name of all observations, or {@code null} to use the default name
	 * of each operation
	 */
	public DefaultTracklyObservationConvention(@Nullable String name) {
		this.name = name;
	}

	@Override
	public @Nullable String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(TracklyObservationContext context) {
		return "trackly " + context.getOperation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(TracklyObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.API_VERSION.withValue(context.getApiVersion()),
				LowCardinalityKeyNames.ERROR_CODE.withValue(errorCode(context.getError())),
				LowCardinalityKeyNames.OPERATION.withValue(context.getOperation()),
				LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)));
	}

	/**
	 * Undocumented codes are combined into one value, since their number is unlimited.
	 */
	private String errorCode(@Nullable Throwable error) {
		if (!(error instanceof TracklyException exception) || exception.getCode() == null) {
			return KeyValue.NONE_VALUE;
		}
		return (exception.getErrorCode() != null) ? exception.getErrorCode().getCode() : "other";
	}

	private String outcome(TracklyObservationContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return context.isCompleted() ? "SUCCESS" : "UNKNOWN";
		}
		return (error instanceof TracklyException exception) ? exception.getCategory().name() : "ERROR";
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(TracklyObservationContext context) {
		String messageId = context.getMessageId();
		return (messageId != null) ? KeyValues.of(HighCardinalityKeyNames.MESSAGE_ID.withValue(messageId))
				: KeyValues.empty();
	}

}
