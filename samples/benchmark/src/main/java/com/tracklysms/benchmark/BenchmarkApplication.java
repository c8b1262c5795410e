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

package com.tracklysms.benchmark;

import java.io.IOException;
import java.util.Arrays;

import com.tracklysms.benchmark.client.ClientServer;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.options.Processes;
import com.tracklysms.benchmark.options.Scenario;
import com.tracklysms.benchmark.process.LineProtocol;
import com.tracklysms.benchmark.report.Environment;
import com.tracklysms.benchmark.scenario.Part;
import com.tracklysms.benchmark.stub.StubMode;
import com.tracklysms.benchmark.stub.StubServer;
import com.tracklysms.benchmark.webhook.WebhookLoad;
import com.tracklysms.benchmark.webhook.WebhookServer;

/**
 * Runs the benchmark, or the part of it that a process started by the benchmark plays.
 */
public final class BenchmarkApplication {

	private BenchmarkApplication() {
	}

	/**
	 * Run the benchmark, print its tables and exit with 0 if all calls succeeded.
	 * @param args see the README; {@code --help} lists them
	 */
	public static void main(String[] args) {
		try {
			dispatch(args);
			System.exit(0);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
		}
		catch (Exception ex) {
			ex.printStackTrace();
		}
		System.exit(1);
	}

	private static void dispatch(String[] args) throws Exception {
		switch ((args.length > 0) ? args[0] : "") {
			case Processes.STUB -> StubServer.serve(LineProtocol.ofThisProcess(),
					StubMode.parse(Arrays.asList(args).subList(1, args.length)));
			case Processes.CLIENT -> ClientServer.serve(LineProtocol.ofThisProcess(), args[1]);
			case Processes.WEBHOOK_SERVER -> WebhookServer.serve(LineProtocol.ofThisProcess(), args[1]);
			case Processes.WEBHOOK_LOAD -> WebhookLoad.serve(LineProtocol.ofThisProcess());
			case "--help" -> System.out.println(Arguments.USAGE);
			default -> run(Arguments.parse(args), System.out);
		}
	}

	/**
	 * Each scenario tells its results when it has them, since a whole run takes long.
	 */
	static void run(Arguments arguments, Appendable out) throws IOException {
		out.append(Environment.describe()).append('\n').append(arguments.describe()).append('\n');
		for (Scenario scenario : arguments.scenarios()) {
			out.append(arguments.markdown() ? "\n### " : "\n").append(scenario.title()).append("\n\n");
			out.append(Part.of(scenario, arguments).run());
		}
	}

}
