/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.simulator.internal.lists;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.phone.E164;
import org.jspecify.annotations.Nullable;

/**
 * The sending lists of the simulated account.
 */
public final class ListDirectory {

	private final List<SimulatedList> lists;

	private final Set<String> numbers;

	public ListDirectory(List<SimulatedList> lists) {
		this.lists = lists;
		// A paused or suspended list takes messages: that they are dropped later is all
		// that the API's pages say
		this.numbers = lists.stream()
			.filter((list) -> !list.isDeleted())
			.map(SimulatedList::phoneNumber)
			.collect(Collectors.toUnmodifiableSet());
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

	/**
	 * Return the id of the list with a number.
	 * @param number the number
	 * @return the id, {@code null} if there is no such list
	 */
	public @Nullable Integer idOf(String number) {
		return this.lists.stream()
			.filter((list) -> list.phoneNumber().equals(number) && !list.isDeleted())
			.map(SimulatedList::id)
			.findFirst()
			.orElse(null);
	}

	public void requireId(long id, ApiError otherwise) {
		if (this.lists.stream().noneMatch((list) -> list.id() == id && !list.isDeleted())) {
			throw new RefusedException(otherwise);
		}
	}

	public void requireNumber(String number) {
		if (!this.numbers.contains(number)) {
			E164.require(number, ApiError.V2_INVALID_LIST_NUMBER);
			throw new RefusedException(ApiError.V2_LIST_NOT_FOUND);
		}
	}

}
