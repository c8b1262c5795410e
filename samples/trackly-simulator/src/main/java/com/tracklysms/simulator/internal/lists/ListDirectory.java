package com.tracklysms.simulator.internal.lists;

import java.util.List;

import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The sending lists of the simulated account.
 */
public final class ListDirectory {

	private final List<SimulatedList> lists;

	public ListDirectory(List<SimulatedList> lists) {
		this.lists = lists;
	}

	/**
	 * Return the lists in the order of their configuration.
	 * @param status the wanted status as the API writes it, {@code null} for all but
	 * deleted ones
	 * @return the lists, none for a status that does not exist
	 */
	List<SimulatedList> find(@Nullable String status) {
		return this.lists.stream()
			.filter((list) -> (status != null) ? list.status().getValue().equals(status) : !list.isDeleted())
			.toList();
	}

	SimulatedList requireById(String id) {
		return this.lists.stream()
			.filter((list) -> String.valueOf(list.id()).equals(id) && !list.isDeleted())
			.findFirst()
			.orElseThrow(() -> new RefusedException(ApiError.NOT_FOUND));
	}

	public void requireNumber(String number) {
		// A paused or suspended list takes messages: that they are dropped later is all
		// that the API's pages say
		if (this.lists.stream().noneMatch((list) -> list.phoneNumber().equals(number) && !list.isDeleted())) {
			throw new RefusedException(ApiError.V2_LIST_NOT_FOUND);
		}
	}

}
