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

package com.tracklysms.benchmark.options;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.process.ChildProcess;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;
import com.tracklysms.benchmark.webhook.Receiver;
import com.tracklysms.benchmark.webhook.WebhookRow;

/**
 * How the processes of a run are started.
 *
 * @param isolated whether each row has a JVM of its own
 * @param clientCpus the CPUs that the measured processes are bound to, empty for any
 * @param stubCpus the CPUs that the stub is bound to, empty for any
 * @param jvmOptions the options of the measured JVMs
 * @param memoryJvmOptions the options of the measured JVM that has little memory
 */
public record Processes(boolean isolated, String clientCpus, String stubCpus, List<String> jvmOptions,
		List<String> memoryJvmOptions) {

	/**
	 * The argument that makes this application the stub.
	 */
	public static final String STUB = "--stub";

	/**
	 * The argument that makes this application a measured process.
	 */
	public static final String CLIENT = "--client";

	/**
	 * The argument that makes this application receive events.
	 */
	public static final String WEBHOOK_SERVER = "--webhook-server";

	/**
	 * The argument that makes this application send events.
	 */
	public static final String WEBHOOK_LOAD = "--webhook-load";

	/**
	 * The parallel collector works only while the application stands still, so that
	 * nothing of one round runs beside the next; a heap of fixed size is never resized.
	 */
	static final String JVM_OPTIONS = "-Xms1g -Xmx1g -XX:+UseParallelGC";

	static final String MEMORY_JVM_OPTIONS = "-Xms64m -Xmx64m -XX:+UseParallelGC";

	static final Map<String, String> DEFAULTS = Map.of("--isolated", "false", "--client-cpus", "", "--stub-cpus", "",
			"--jvm-options", JVM_OPTIONS, "--memory-jvm-options", MEMORY_JVM_OPTIONS);

	private static final List<String> STUB_JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

	static Processes of(CommandLine options) {
		return new Processes(options.flag("--isolated"), options.text("--client-cpus"), options.text("--stub-cpus"),
				options.words("--jvm-options"), options.words("--memory-jvm-options"));
	}

	public Stub startStub(StubMode mode) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(STUB));
		arguments.addAll(mode.format());
		return new Stub(ChildProcess.start(this.stubCpus, STUB_JVM_OPTIONS, arguments.toArray(new String[0])));
	}

	public Client startClient(Stub stub) throws IOException {
		return startClient(stub, this.jvmOptions);
	}

	public Client startSmallClient(Stub stub) throws IOException {
		return startClient(stub, this.memoryJvmOptions);
	}

	private Client startClient(Stub stub, List<String> jvmOptions) throws IOException {
		return new Client(ChildProcess.start(this.clientCpus, jvmOptions, CLIENT, stub.url()));
	}

	public ChildProcess startApplication(String classPath, Class<?> mainClass, List<String> arguments)
			throws IOException {
		return ChildProcess.start(this.clientCpus, this.jvmOptions, classPath, mainClass, arguments);
	}

	/**
	 * Start a process that receives events, which is measured.
	 */
	public Receiver startReceiver(WebhookRow row) throws IOException {
		return startReceiver(row, this.jvmOptions);
	}

	public Receiver startSmallReceiver(WebhookRow row) throws IOException {
		return startReceiver(row, this.memoryJvmOptions);
	}

	private Receiver startReceiver(WebhookRow row, List<String> jvmOptions) throws IOException {
		return new Receiver(ChildProcess.start(this.clientCpus, jvmOptions, WEBHOOK_SERVER, row.id()));
	}

	/**
	 * Start a process that sends events.
	 */
	public ChildProcess startWebhookLoad() throws IOException {
		return ChildProcess.start(this.stubCpus, STUB_JVM_OPTIONS, WEBHOOK_LOAD);
	}

	String describe() {
		return "%s; measured JVM: %s; CPUs of clients: %s, of stub: %s".formatted(
				this.isolated ? "a JVM for each row" : "one JVM for all rows", String.join(" ", this.jvmOptions),
				this.clientCpus.isEmpty() ? "any" : this.clientCpus, this.stubCpus.isEmpty() ? "any" : this.stubCpus);
	}

}
