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

package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.spring.TracklyOperations;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends one message after the other, and keeps in a table what became of it.
 */
final class SendLoopCandidate implements BulkCandidate {

	private static final String TABLE = """
			CREATE TABLE SENT_MESSAGE (
				CAMPAIGN VARCHAR(100) NOT NULL,
				ITEM_KEY VARCHAR(100) NOT NULL,
				MESSAGE_ID VARCHAR(100),
				PRIMARY KEY (CAMPAIGN, ITEM_KEY)
			)""";

	private static final String CLAIM = "INSERT INTO SENT_MESSAGE (CAMPAIGN, ITEM_KEY) VALUES (?, ?)";

	private static final String INSERT = "INSERT INTO SENT_MESSAGE (CAMPAIGN, ITEM_KEY, MESSAGE_ID) VALUES (?, ?, ?)";

	private static final String UPDATE = "UPDATE SENT_MESSAGE SET MESSAGE_ID = ? WHERE CAMPAIGN = ? AND ITEM_KEY = ?";

	private final TracklyOperations trackly;

	private final JdbcClient jdbc;

	private final boolean claimsFirst;

	private int count;

	private SendLoopCandidate(ClientContext context, boolean claimsFirst) {
		this.trackly = context.trackly();
		this.jdbc = context.jdbcClient();
		this.claimsFirst = claimsFirst;
		this.jdbc.sql(TABLE).update();
	}

	/**
	 * Send and insert: if the process dies between, the message is sent again.
	 */
	static SendLoopCandidate sendFirst(ClientContext context) {
		return new SendLoopCandidate(context, false);
	}

	/**
	 * Insert, send and update: if the process dies between, it is known to be unknown.
	 */
	static SendLoopCandidate claimFirst(ClientContext context) {
		return new SendLoopCandidate(context, true);
	}

	@Override
	public void sendAll(long messages) {
		String campaign = "spring-sale-" + this.count++;
		for (long position = 0; position < messages; position++) {
			if (this.claimsFirst) {
				claimAndSend(campaign, position);
			}
			else {
				send(campaign, position);
			}
		}
	}

	private void send(String campaign, long position) {
		String id = this.trackly.send(SampleBatch.messageAt(position)).messageId();
		this.jdbc.sql(INSERT).params(campaign, SampleBatch.keyAt(position), id).update();
	}

	private void claimAndSend(String campaign, long position) {
		String key = SampleBatch.keyAt(position);
		this.jdbc.sql(CLAIM).params(campaign, key).update();
		String id = this.trackly.send(SampleBatch.messageAt(position)).messageId();
		this.jdbc.sql(UPDATE).params(id, campaign, key).update();
	}

}
