package com.tracklysms.spring.boot.health;

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.lists.SendingListStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.log.LogMessage;

/**
 * {@link HealthIndicator} that reads the active sending lists of the account, which needs
 * the API to be there and the key to be accepted, and sends nothing.
 * <p>
 * Details hold the kind of a failure and no text of it: neither the key nor a number can
 * get into them.
 */
public class TracklyHealthIndicator implements HealthIndicator {

	private static final Log logger = LogFactory.getLog(TracklyHealthIndicator.class);

	private static final String FAILURE = "failure";

	private final SendingListOperations lists;

	private final CachedHealth cache;

	public TracklyHealthIndicator(SendingListOperations lists, CachedHealth cache) {
		this.lists = lists;
		this.cache = cache;
	}

	/**
	 * A probe that was interrupted has learned nothing that the next one could be told.
	 */
	@Override
	public Health health() {
		try {
			return this.cache.get(this::check);
		}
		catch (TransientTracklyInterruptedException | IndeterminateTracklyInterruptedException ex) {
			return Health.unknown().withDetail(FAILURE, "interrupted").build();
		}
	}

	private Health check() {
		try {
			int count = this.lists.findAll(SendingListStatus.ACTIVE).size();
			return Health.up().withDetail("activeLists", count).build();
		}
		catch (TransientTracklyInterruptedException | IndeterminateTracklyInterruptedException ex) {
			throw ex;
		}
		catch (TracklyException ex) {
			logger.warn(LogMessage.format("Trackly health check failed: %s", ex.getMessage()));
			return failed(ex);
		}
	}

	private Health failed(TracklyException exception) {
		TracklyHealthFailure failure = TracklyHealthFailure.of(exception);
		Health.Builder health = Health.status(failure.getStatus()).withDetail(FAILURE, failure.getValue());
		if (exception.getStatusCode() != null) {
			health.withDetail("httpStatus", exception.getStatusCode().value());
		}
		TracklyErrorCode errorCode = exception.getErrorCode();
		if (errorCode != null) {
			health.withDetail("code", errorCode.getCode());
		}
		return health.build();
	}

}
