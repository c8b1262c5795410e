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

import java.util.List;
import java.util.Set;

/**
 * Result of a claim: the keys whose messages may be sent, and what is known about the
 * others.
 *
 * @param claimed the keys that were claimed. Their messages may be sent, once
 * @param others the entries of all other keys, whose messages must not be sent
 * @since 0.1.0
 */
public record LedgerClaim(Set<String> claimed, List<LedgerEntry> others) {

	/**
	 * Create a claim.
	 * @param claimed the keys that were claimed
	 * @param others the entries of all other keys
	 */
	public LedgerClaim {
		claimed = Set.copyOf(claimed);
		others = List.copyOf(others);
	}

	@Override
	public String toString() {
		return "LedgerClaim[claimed=" + this.claimed.size() + ", others=" + this.others.size() + "]";
	}

}
