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

package com.tracklysms.benchmark.startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The application whose start is measured: what it has beyond Spring Boot, its class path
 * decides. It says what its start came to, and ends.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public final class StartupApplication {

	private StartupApplication() {
	}

	public static void main(String[] args) {
		StartupMeter meter = new StartupMeter();
		SpringApplication application = new SpringApplication(StartupApplication.class);
		application.addListeners(meter);
		application.run(args).close();
	}

}
