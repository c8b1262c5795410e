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

package com.tracklysms.benchmark.scenario;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.options.Processes;
import com.tracklysms.benchmark.stub.Stub;

/**
 * The processes that are measured: one for all rows, or one for each. All stay alive to
 * the end and wait for their turn, so that the rounds of the rows can alternate.
 */
final class Clients implements AutoCloseable {

	private static final String SHARED = "all";

	private final Processes processes;

	private final Stub stub;

	private final Map<String, Client> clients = new HashMap<>();

	Clients(Processes processes, Stub stub) {
		this.processes = processes;
		this.stub = stub;
	}

	/**
	 * Return the process that runs a row.
	 */
	Client of(String row) throws IOException {
		String name = this.processes.isolated() ? row : SHARED;
		Client client = this.clients.get(name);
		if (client == null) {
			client = this.processes.startClient(this.stub);
			this.clients.put(name, client);
		}
		return client;
	}

	@Override
	public void close() {
		this.clients.values().forEach(Client::close);
	}

}
