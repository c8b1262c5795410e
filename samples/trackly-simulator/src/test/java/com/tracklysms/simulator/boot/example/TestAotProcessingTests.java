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

package com.tracklysms.simulator.boot.example;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

import com.tracklysms.simulator.boot.AutoConfigureTracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.aot.TestContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that tests can be processed ahead of time without a simulator that runs: its port
 * is taken meanwhile.
 */
class TestAotProcessingTests {

	private static final int PORT = 28089;

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void processesASliceWithoutASimulator() throws IOException {
		process(Slice.class);
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet()).anyMatch((file) -> file.contains("Slice"));
	}

	@Test
	void processesAWholeApplicationWithoutASimulator() throws IOException {
		process(WholeApplication.class);
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((file) -> file.contains("WholeApplication"));
	}

	private void process(Class<?> testClass) throws IOException {
		try (ServerSocket taken = new ServerSocket(PORT, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(taken.isBound()).isTrue();
			new TestContextAotGenerator(this.files).processAheadOfTime(Stream.of(testClass));
		}
	}

	@TracklyTest(OrderNotices.class)
	@AutoConfigureTracklySimulator(port = PORT)
	static class Slice {

	}

	@SpringBootTest
	@AutoConfigureTracklySimulator(port = PORT)
	static class WholeApplication {

	}

}
