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
