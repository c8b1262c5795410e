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

package com.tracklysms.samples.quickstart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/**
 * Application that takes the tour and ends, or keeps its simulator running for a look at
 * the inbox.
 */
@SpringBootApplication
public class QuickstartApplication {

	public static void main(String[] args) {
		ConfigurableApplicationContext context = application(args).run(args);
		if (!context.getEnvironment().acceptsProfiles(Profiles.of(Inbox.PROFILE))) {
			System.exit(SpringApplication.exit(context));
		}
	}

	static SpringApplication application(String... args) {
		SpringApplication application = new SpringApplication(QuickstartApplication.class);
		if (Inbox.isRequested(args)) {
			application.setAdditionalProfiles(Inbox.PROFILE);
		}
		return application;
	}

}
