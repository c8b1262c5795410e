package com.tracklysms.benchmark;

import java.io.IOException;
import java.time.Duration;

/**
 * The process that is measured: it runs a round whenever it is told to.
 */
final class ClientServer {

	private ClientServer() {
	}

	/**
	 * Read which row to run, with how many threads and for how many milliseconds, and say
	 * what that came to, until the input ends.
	 */
	static void serve(LineProtocol protocol, String stub) throws IOException, InterruptedException {
		try (Candidates candidates = new Candidates(stub)) {
			String command = protocol.read();
			while (command != null) {
				protocol.write(run(candidates, command.split(" ")).format());
				command = protocol.read();
			}
		}
	}

	private static Measurement run(Candidates candidates, String[] command) throws InterruptedException {
		Candidate candidate = candidates.get(Row.of(command[0]));
		Duration duration = Duration.ofMillis(Long.parseLong(command[2]));
		return new Round(candidate, Integer.parseInt(command[1]), duration).run();
	}

}
