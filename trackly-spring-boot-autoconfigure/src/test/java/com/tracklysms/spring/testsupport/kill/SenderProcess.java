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

package com.tracklysms.spring.testsupport.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Process that sends messages, and may be killed meanwhile.
 */
final class SenderProcess {

	/**
	 * That of a halt, and that of a signal.
	 */
	private static final List<Integer> EXIT_VALUES_OF_DEATH = List.of(Death.EXIT_VALUE, 128 + 9);

	/**
	 * Half of the time that a process lives is that of its start.
	 */
	private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			"-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

	private final Process process;

	private final CompletableFuture<String> output;

	private SenderProcess(Process process) {
		this.process = process;
		this.output = CompletableFuture.supplyAsync(() -> {
			try {
				return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				return ex.toString();
			}
		}, (task) -> new Thread(task, "output").start());
	}

	/**
	 * Start a process.
	 * @param sender the class with the main method, which receives {@link SenderOrders}
	 */
	static SenderProcess start(Class<?> sender, SenderOrders orders) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(QUICK_START);
		command.addAll(List.of("-Xmx96m", "-cp", System.getProperty("java.class.path"), sender.getName()));
		command.addAll(orders.arguments());
		return new SenderProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	CompletableFuture<Process> onExit() {
		return this.process.onExit();
	}

	/**
	 * Have the process die at once, and wait until it has.
	 */
	void kill(Death death) throws IOException {
		assertThat(this.process.isAlive()).as(this.output::join).isTrue();
		if (death == Death.KILL) {
			this.process.destroyForcibly();
		}
		else {
			this.process.getOutputStream().write('\n');
			this.process.getOutputStream().flush();
		}
		awaitDeath();
	}

	void awaitDeath() {
		assertThat(exitValue()).as(this.output::join).isIn(EXIT_VALUES_OF_DEATH);
	}

	void awaitCompletion() {
		assertThat(exitValue()).as(this.output::join).isZero();
	}

	private int exitValue() {
		Process ended = onExit().orTimeout(100, TimeUnit.SECONDS).join();
		return ended.exitValue();
	}

}
