package com.tracklysms.simulator.internal.protocol;

import java.util.Collection;
import java.util.Set;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;

/**
 * Refuses a request from a sender that the simulated account does not have.
 */
final class SenderCheck {

	private final Set<String> senders;

	SenderCheck(Collection<String> senders) {
		this.senders = Set.copyOf(senders);
	}

	void check(String sender) {
		if (!this.senders.contains(sender)) {
			throw new RefusedException(ApiError.V1_LIST_NOT_FOUND);
		}
	}

}
