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

import java.util.Arrays;
import java.util.function.Function;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.context.Connector;
import com.tracklysms.benchmark.database.Database;

/**
 * One way to send many messages, and to keep what became of each of them.
 */
public enum CampaignRow {

	/**
	 * Keeps nothing.
	 */
	SEND_ALL("send-all", "sendAll, no ledger", Database.NONE, SendAllCandidate::new),

	LEDGER_H2("ledger-h2", "campaign, H2 in a file", Database.H2, CampaignCandidate::new),

	LEDGER_POSTGRES("ledger-postgres", "campaign, PostgreSQL", Database.POSTGRES, CampaignCandidate::new),

	/**
	 * What an application would write without us if it does not mind that a message is
	 * sent twice, and what all ratios refer to.
	 */
	LOOP("loop", "loop of send and INSERT, PostgreSQL", Database.POSTGRES, SendLoopCandidate::sendFirst),

	/**
	 * What it would write if it does.
	 */
	SAFE_LOOP("safe-loop", "loop of INSERT, send and UPDATE, PostgreSQL", Database.POSTGRES,
			SendLoopCandidate::claimFirst);

	private final String id;

	private final String label;

	private final Database database;

	private final Function<ClientContext, BulkCandidate> factory;

	CampaignRow(String id, String label, Database database, Function<ClientContext, BulkCandidate> factory) {
		this.id = id;
		this.label = label;
		this.database = database;
		this.factory = factory;
	}

	public static CampaignRow of(String id) {
		return Arrays.stream(values()).filter((row) -> row.id.equals(id)).findFirst().orElseThrow();
	}

	public String id() {
		return this.id;
	}

	public String label() {
		return this.label;
	}

	public Database database() {
		return this.database;
	}

	/**
	 * Return whether each message has a request of its own.
	 */
	public boolean isLoop() {
		return this == LOOP || this == SAFE_LOOP;
	}

	BulkCandidate create(Candidates candidates, String url) {
		return this.factory.apply((this.database != Database.NONE) ? candidates.contextWith(url)
				: candidates.context(Connector.REACTOR_NETTY));
	}

}
