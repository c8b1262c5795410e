package com.tracklysms.spring.lists;

import java.util.List;
import java.util.Optional;

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

/**
 * Operations that read the sending lists of an account. They make requests of API v2,
 * whichever version messages are sent with; the API documents none that change lists.
 * <p>
 * Reading changes nothing, so that each failure that can pass is repeated
 * ({@code trackly.retry.*}), those included after which a message that was sent would be
 * in doubt.
 *
 * @since 0.1.0
 */
public interface SendingListOperations {

	/**
	 * Find all lists that are not deleted.
	 * @return the lists
	 * @throws TracklyException as {@link #findAll(SendingListStatus)} does
	 */
	default List<SendingList> findAll() {
		return findAll(null);
	}

	/**
	 * Find the lists of a status.
	 * <p>
	 * Source: the API reference's page "List all lists", which documents no paging.
	 * @param status the status, or {@code null} for all lists that are not deleted
	 * @return the lists
	 * @throws TracklyException if they cannot be read
	 */
	List<SendingList> findAll(@Nullable SendingListStatus status);

	/**
	 * Find a list by its id.
	 * <p>
	 * Source: the API reference's page "Get list".
	 * @param id the id
	 * @return the list, or nothing if there is none, or it is deleted
	 * @throws TracklyException if it cannot be read
	 */
	Optional<SendingList> findById(long id);

}
