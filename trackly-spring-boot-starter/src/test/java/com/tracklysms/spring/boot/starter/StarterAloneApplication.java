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

package com.tracklysms.spring.boot.starter;

import com.tracklysms.spring.TracklyOperations;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Application that has the starter and nothing else: sends a message and ends.
 */
@SpringBootApplication
class StarterAloneApplication {

	static void main(String[] args) {
		SpringApplication.run(StarterAloneApplication.class, args);
	}

	@Bean
	ApplicationRunner sendOnce(TracklyOperations trackly, ApplicationContext context) {
		return (arguments) -> System.out.println(
				trackly.send("+12065550100", "Hello").messageId() + " sent from " + context.getClass().getSimpleName());
	}

	/**
	 * Entry point in a process of its own, for which the class must be public.
	 */
	public static final class Main {

		private Main() {
		}

		public static void main(String[] args) {
			StarterAloneApplication.main(args);
		}

	}

}
