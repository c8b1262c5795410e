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

package com.tracklysms.samples.campaign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Application that texts everybody in a file once. Stop it at any moment and start it
 * again: it goes on where it stopped.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CampaignApplication {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(run(args)));
	}

	/**
	 * With {@code --workers=3} this process manages so many others.
	 */
	static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(CampaignApplication.class);
		if (new SimpleCommandLinePropertySource(args).containsProperty("workers")) {
			application.setAdditionalProfiles("manager");
		}
		return application.run(args);
	}

}
