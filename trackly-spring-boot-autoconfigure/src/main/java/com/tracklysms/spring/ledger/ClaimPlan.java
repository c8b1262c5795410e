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

package com.tracklysms.spring.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a claim has to do with each of its keys.
 *
 * @param fresh the keys that are not in the ledger, in their order
 * @param unsent the keys whose messages another owner left unsent, in their order
 * @param expired the keys whose messages have become unknown since their claim
 * @param others the entries of all keys that cannot be claimed
 */
record ClaimPlan(List<String> fresh, List<String> unsent, List<String> expired, List<LedgerEntry> others) {

	static ClaimPlan of(Collection<String> keys, Collection<LedgerEntry> found, String owner, ClaimTime time) {
		Map<String, LedgerEntry> entries = new HashMap<>();
		found.forEach((entry) -> entries.put(entry.key(), entry));
		ClaimPlan plan = new ClaimPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (String key : keys) {
			LedgerEntry entry = entries.get(key);
			if (entry == null) {
				plan.fresh.add(key);
			}
			else if (entry.status() == SendStatus.UNSENT && !entry.owner().equals(owner)) {
				plan.unsent.add(key);
			}
			else {
				plan.add(entry, time);
			}
		}
		return plan;
	}

	private void add(LedgerEntry entry, ClaimTime time) {
		if (time.isExpired(entry)) {
			this.expired.add(entry.key());
		}
		this.others.add(time.apply(entry));
	}

	/**
	 * Return the claim if all messages that were unsent have been claimed.
	 */
	LedgerClaim claim() {
		Set<String> claimed = new HashSet<>(this.fresh);
		claimed.addAll(this.unsent);
		return new LedgerClaim(claimed, this.others);
	}

	/**
	 * Return the claim if another owner has claimed some messages that were unsent.
	 * @param found the entries of those that were, as they are now
	 */
	LedgerClaim claimOfOwner(String owner, Collection<LedgerEntry> found) {
		Set<String> claimed = new HashSet<>(this.fresh);
		List<LedgerEntry> notClaimed = new ArrayList<>(this.others);
		for (LedgerEntry entry : found) {
			if (entry.owner().equals(owner)) {
				claimed.add(entry.key());
			}
			else {
				notClaimed.add(entry);
			}
		}
		return new LedgerClaim(claimed, notClaimed);
	}

}
