package com.tracklysms.spring.internal.lists;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.lists.SendingListOperations;
import com.tracklysms.spring.lists.SendingListStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link SendingListOperations} of {@link com.tracklysms.spring.TracklyTemplate}.
 */
public final class DefaultSendingListOperations implements SendingListOperations {

	private final Supplier<BlockingCalls> calls;

	private final SendingListRequests requests = new SendingListRequests();

	public DefaultSendingListOperations(Supplier<BlockingCalls> calls) {
		this.calls = calls;
	}

	@Override
	public List<SendingList> findAll(@Nullable SendingListStatus status) {
		return this.calls.get().execute(SendingListRequests.FIND_ALL, 0, () -> this.requests.findAll(status));
	}

	@Override
	public Optional<SendingList> findById(long id) {
		try {
			return Optional
				.of(this.calls.get().execute(SendingListRequests.FIND_BY_ID, 0, () -> this.requests.findById(id)));
		}
		catch (TracklyResourceNotFoundException ex) {
			// Without this code a 404 may refer to the path instead of the list
			if (ex.getErrorCode() == TracklyErrorCode.NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

}
