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

package com.tracklysms.simulator.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link SimulatorPortInUseFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SimulatorPortInUseFailureAnalyzerTests {

	@Test
	void saysWhatToDoAboutAPortThatIsTaken(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThatException().isThrownBy(() -> SpringApplication.run(Development.class,
					"--trackly.simulator.port=" + taken.getLocalPort(), "--spring.devtools.restart.enabled=false"));
			assertThat(output).contains("cannot listen on port " + taken.getLocalPort() + " of 127.0.0.1")
				.contains("set 'trackly.simulator.port'");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TracklySimulatorConfiguration.class)
	@ImportAutoConfiguration(TracklyAutoConfiguration.class)
	static class Development {

	}

}
