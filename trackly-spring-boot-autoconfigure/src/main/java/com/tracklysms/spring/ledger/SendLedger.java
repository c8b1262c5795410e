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

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ledger that keeps what became of each message of a campaign, so that a campaign can be
 * interrupted at any moment, and be worked on by any number of processes, without any
 * message being sent twice.
 * <p>
 * A message is known by its key, which the application chooses, such as the number of an
 * order. Its key is claimed before the request that sends it, and its end is recorded
 * after that. If the process dies between the two, nobody knows whether the message was
 * queued: it becomes {@link SendStatus#UNKNOWN} some time after the claim, and is never
 * sent again by itself.
 * <p>
 * A ledger contains neither phone numbers nor texts. Names of campaigns and keys have 1
 * to 100 characters, and no white space at their ends.
 *
 * @since 0.1.0
 * @see JdbcSendLedger
 */
public interface SendLedger {

	/**
	 * Claim keys, in a transaction of its own that has ended when this method returns.
	 * Keys that are not in the ledger are claimed, and those whose messages were unsent
	 * by another owner. No two owners can claim a key at the same time, and an owner
	 * tries each key once.
	 * @param campaign the name of the campaign
	 * @param owner the name of who sends, 1 to 64 characters. It must be another one for
	 * each run, such as a random UUID, so that what a dead one has left behind is told
	 * apart
	 * @param keys the keys, of which those that are equal count once
	 * @return the keys that were claimed, and the entries of the others
	 */
	LedgerClaim claim(String campaign, String owner, Collection<String> keys);

	/**
	 * Record how messages ended, in a transaction of its own that has ended when this
	 * method returns. Entries that the owner has not claimed are left alone, and so are
	 * those that have ended otherwise. An owner may still record what became of a message
	 * that counts as unknown because its claim is old.
	 * @param campaign the name of the campaign
	 * @param owner the owner that claimed the keys
	 * @param outcomes the outcomes
	 * @return the number of entries that were changed
	 */
	int record(String campaign, String owner, Collection<LedgerOutcome> outcomes);

	/**
	 * Return the number of entries of a campaign for each status.
	 * @param campaign the name of the campaign
	 * @return the numbers, all of them zero for a campaign that is not known
	 */
	LedgerCounts counts(String campaign);

	/**
	 * Return all entries of a campaign with a status, in no particular order. They are
	 * read while the stream is consumed, which occupies a connection until the stream is
	 * closed, so that it must be closed.
	 * @param campaign the name of the campaign
	 * @param status the status
	 * @return the stream, to be closed
	 */
	Stream<LedgerEntry> entries(String campaign, SendStatus status);

	/**
	 * Return the entries with given keys.
	 * @param campaign the name of the campaign
	 * @param keys the keys
	 * @return the entries of those keys that are in the ledger, in no particular order
	 */
	List<LedgerEntry> find(String campaign, Collection<String> keys);

	/**
	 * Decide what became of a message that is unknown, after a person has found out.
	 * @param campaign the name of the campaign
	 * @param key the key
	 * @param status {@link SendStatus#QUEUED} or {@link SendStatus#REJECTED}, or
	 * {@link SendStatus#UNSENT} to have the message sent by the next run
	 * @return whether the message was unknown, and has the status now
	 * @throws IllegalArgumentException if it is none of these three
	 */
	boolean resolve(String campaign, String key, SendStatus status);

}
