package com.tracklysms.spring.lists;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations that read the sending lists of an account without blocking. What each one
 * does is as with {@link SendingListOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveSendingListOperations {

	/**
	 * Find all lists that are not deleted.
	 * @return the lists, or a {@code TracklyException} if they cannot be read
	 */
	default Flux<SendingList> findAll() {
		return findAll(null);
	}

	/**
	 * Find the lists of a status.
	 * @param status the status, or {@code null} for all lists that are not deleted
	 * @return the lists, or a {@code TracklyException} if they cannot be read
	 */
	Flux<SendingList> findAll(@Nullable SendingListStatus status);

	/**
	 * Find a list by its id.
	 * @param id the id
	 * @return the list, nothing if there is none or it is deleted, or a
	 * {@code TracklyException} if it cannot be read
	 */
	Mono<SendingList> findById(long id);

}
