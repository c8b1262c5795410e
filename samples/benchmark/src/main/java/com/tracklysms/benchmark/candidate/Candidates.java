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

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.context.Connector;

/**
 * The candidates of one process, each made when it is first asked for.
 */
public final class Candidates implements AutoCloseable {

	private final String stub;

	private final Map<Row, Candidate> candidates = new EnumMap<>(Row.class);

	private final Map<BulkRow, BulkCandidate> bulkCandidates = new EnumMap<>(BulkRow.class);

	private final Map<CampaignRow, BulkCandidate> campaignCandidates = new EnumMap<>(CampaignRow.class);

	private final Map<Connector, ClientContext> contexts = new EnumMap<>(Connector.class);

	private final Map<String, ClientContext> contextsWithDatabase = new HashMap<>();

	/**
	 * Create a new instance.
	 * @param stub the URL of the stub, without a path
	 */
	public Candidates(String stub) {
		this.stub = stub;
	}

	public Candidate get(Row row) {
		return this.candidates.computeIfAbsent(row, (key) -> key.create(this));
	}

	public BulkCandidate get(BulkRow row) {
		return this.bulkCandidates.computeIfAbsent(row, (key) -> key.create(this));
	}

	/**
	 * Return what sends campaigns.
	 * @param database the URL of its database
	 */
	public BulkCandidate get(CampaignRow row, String database) {
		return this.campaignCandidates.computeIfAbsent(row, (key) -> key.create(this, database));
	}

	public ClientContext context(Connector connector) {
		return this.contexts.computeIfAbsent(connector, (key) -> ClientContext.start(this.stub, key));
	}

	ClientContext contextWith(String database) {
		return this.contextsWithDatabase.computeIfAbsent(database,
				(key) -> ClientContext.startWithLedger(this.stub, key));
	}

	String stub() {
		return this.stub;
	}

	@Override
	public void close() {
		this.contexts.values().forEach(ClientContext::close);
		this.contextsWithDatabase.values().forEach(ClientContext::close);
	}

}
