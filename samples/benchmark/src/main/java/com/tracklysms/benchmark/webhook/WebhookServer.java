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

package com.tracklysms.benchmark.webhook;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

import com.tracklysms.benchmark.measure.HeapWatch;
import com.tracklysms.benchmark.measure.Meter;
import com.tracklysms.benchmark.process.LineProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The process that receives events, and is measured.
 */
public final class WebhookServer {

	private final LongAdder events;

	private final Meter meter = new Meter();

	private final HeapWatch heap = new HeapWatch();

	private Meter.@Nullable Reading begin;

	private long before;

	private WebhookServer(LongAdder events) {
		this.events = events;
	}

	/**
	 * Say the URL, then answer each question that is asked, until the input ends.
	 */
	public static void serve(LineProtocol protocol, String row) throws IOException {
		WebhookRow handler = WebhookRow.of(row);
		try (ConfigurableApplicationContext context = SpringApplication.run(WebhookApplication.class,
				"--spring.main.web-application-type=" + handler.stack(), "--spring.main.banner-mode=off",
				"--logging.level.root=WARN", "--server.port=0", "--server.address=127.0.0.1",
				"--trackly.webhook.secrets=" + SignedDelivery.SECRET)) {
			String port = context.getEnvironment().getRequiredProperty("local.server.port");
			WebhookServer server = new WebhookServer(context.getBean(LongAdder.class));
			protocol.write("http://127.0.0.1:" + port + handler.path());
			String question = protocol.read();
			while (question != null) {
				protocol.write(server.answer(question));
				question = protocol.read();
			}
		}
	}

	private String answer(String question) {
		return switch (question) {
			case "begin" -> begin();
			case "end" -> end();
			case "heap" -> Long.toString(this.heap.inUse());
			default -> throw new IllegalArgumentException("No question: " + question);
		};
	}

	private String begin() {
		this.before = this.events.sum();
		this.begin = this.meter.begin();
		return "begun";
	}

	private String end() {
		Meter.Reading begin = this.begin;
		if (begin == null) {
			throw new IllegalStateException("Not begun");
		}
		return this.meter.end(begin, this.events.sum() - this.before).format();
	}

}
