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

package com.tracklysms.samples.campaign.workers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.tracklysms.samples.campaign.CampaignApplication;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How a worker is started: as this application with its arguments, and with what belongs
 * to it alone in environment variables, since everybody can see the arguments of a
 * process.
 */
@Component
@Profile("manager")
class WorkerCommand {

	private final ApplicationArguments arguments;

	private final TracklyConnectionDetails trackly;

	private final JdbcConnectionDetails database;

	WorkerCommand(ApplicationArguments arguments, TracklyConnectionDetails trackly, JdbcConnectionDetails database) {
		this.arguments = arguments;
		this.trackly = trackly;
		this.database = database;
	}

	ProcessBuilder processBuilder(String name) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(application(System.getProperty("java.class.path")));
		Arrays.stream(this.arguments.getSourceArgs())
			.filter((argument) -> !isOfManager(argument))
			.forEach(command::add);
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment());
		builder.environment().put("CAMPAIGN_WORKERS_NAME", name);
		return builder;
	}

	private static List<String> application(String classPath) {
		boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
		return isJar ? List.of("-jar", classPath) : List.of("-cp", classPath, CampaignApplication.class.getName());
	}

	private static boolean isOfManager(String argument) {
		return argument.startsWith("--workers") || argument.startsWith("--spring.profiles.active");
	}

	private Map<String, String> environment() {
		return Map.of("SPRING_PROFILES_ACTIVE", "worker", "SPRING_DATASOURCE_URL", this.database.getJdbcUrl(),
				"SPRING_DATASOURCE_USERNAME", Objects.requireNonNullElse(this.database.getUsername(), ""),
				"SPRING_DATASOURCE_PASSWORD", Objects.requireNonNullElse(this.database.getPassword(), ""),
				"TRACKLY_BASE_URL", this.trackly.getBaseUrl(), "TRACKLY_API_KEY", this.trackly.getApiKey(),
				"CAMPAIGN_WORKERS_MANAGER_PID", String.valueOf(ProcessHandle.current().pid()));
	}

}
