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

import java.util.Collections;

/**
 * Statements of the ledger, in SQL that each database understands.
 */
final class LedgerStatements {

	private static final String COLUMNS = "ITEM_KEY, STATUS, OWNER, CLAIMED_AT, ENDED_AT, ERROR_CODE, MESSAGE_ID";

	private static final String EXPIRED = "(STATUS = 'UNKNOWN' OR (STATUS = 'IN_FLIGHT' AND CLAIMED_AT < ?))";

	private final String table;

	LedgerStatements(String table) {
		this.table = table;
	}

	/**
	 * Parameters for each row: campaign, key, owner, time of the claim.
	 */
	String insert(int rows) {
		return "INSERT INTO " + this.table + " (CAMPAIGN, ITEM_KEY, STATUS, OWNER, CLAIMED_AT) VALUES "
				+ String.join(", ", Collections.nCopies(rows, "(?, ?, 'IN_FLIGHT', ?, ?)"));
	}

	/**
	 * Parameters: owner, time of the claim, campaign, keys.
	 */
	String claimUnsent(int keys) {
		return "UPDATE " + this.table + " SET STATUS = 'IN_FLIGHT', OWNER = ?, CLAIMED_AT = ?, ENDED_AT = NULL, "
				+ "ERROR_CODE = NULL" + whereKeyIn(keys) + " AND STATUS = 'UNSENT'";
	}

	/**
	 * Parameters: time of the end, campaign, keys, time before which claims have expired.
	 */
	String expire(int keys) {
		return "UPDATE " + this.table + " SET STATUS = 'UNKNOWN', ENDED_AT = ?" + whereKeyIn(keys)
				+ " AND STATUS = 'IN_FLIGHT' AND CLAIMED_AT < ?";
	}

	/**
	 * Parameters: status, time of the end, error code, id of the message, campaign, keys,
	 * owner.
	 */
	String record(int keys) {
		return "UPDATE " + this.table + " SET STATUS = ?, ENDED_AT = ?, ERROR_CODE = ?, MESSAGE_ID = ?"
				+ whereKeyIn(keys) + " AND OWNER = ? AND STATUS IN ('IN_FLIGHT', 'UNKNOWN')";
	}

	/**
	 * Parameters: status, time of the end, campaign, key, time before which claims have
	 * expired.
	 */
	String resolve() {
		return "UPDATE " + this.table + " SET STATUS = ?, ENDED_AT = ?" + whereKeyIn(1) + " AND " + EXPIRED;
	}

	/**
	 * Parameters: campaign, keys.
	 */
	String find(int keys) {
		return select() + whereKeyIn(keys);
	}

	/**
	 * Parameters: campaign, status.
	 */
	String entries() {
		return select() + " WHERE CAMPAIGN = ? AND STATUS = ?";
	}

	/**
	 * Parameters: campaign, time before which claims have expired.
	 */
	String entriesInFlight() {
		return select() + " WHERE CAMPAIGN = ? AND STATUS = 'IN_FLIGHT' AND CLAIMED_AT >= ?";
	}

	/**
	 * Parameters: campaign, time before which claims have expired.
	 */
	String entriesUnknown() {
		return select() + " WHERE CAMPAIGN = ? AND " + EXPIRED;
	}

	/**
	 * Parameters: time before which claims have expired, campaign.
	 */
	String counts() {
		return "SELECT STATUS, COUNT(*), SUM(CASE WHEN CLAIMED_AT < ? THEN 1 ELSE 0 END) FROM " + this.table
				+ " WHERE CAMPAIGN = ? GROUP BY STATUS";
	}

	private String select() {
		return "SELECT " + COLUMNS + " FROM " + this.table;
	}

	private String whereKeyIn(int keys) {
		return " WHERE CAMPAIGN = ? AND ITEM_KEY IN (" + String.join(", ", Collections.nCopies(keys, "?")) + ")";
	}

}
