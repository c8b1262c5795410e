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

import java.util.Arrays;

/**
 * A handler of events on one of the stacks of Spring.
 */
public enum WebhookRow {

	MVC_BARE("mvc-bare", "bare handler, Spring MVC", "servlet", WebhookApplication.BARE),

	MVC("mvc", "webhook, Spring MVC", "servlet", WebhookApplication.WEBHOOK),

	WEBFLUX_BARE("webflux-bare", "bare handler, WebFlux", "reactive", WebhookApplication.BARE),

	WEBFLUX("webflux", "webhook, WebFlux", "reactive", WebhookApplication.WEBHOOK);

	private final String id;

	private final String label;

	private final String stack;

	private final String path;

	WebhookRow(String id, String label, String stack, String path) {
		this.id = id;
		this.label = label;
		this.stack = stack;
		this.path = path;
	}

	static WebhookRow of(String id) {
		return Arrays.stream(values()).filter((row) -> row.id.equals(id)).findFirst().orElseThrow();
	}

	public String id() {
		return this.id;
	}

	public String label() {
		return this.label;
	}

	/**
	 * Return the row that does the least on the same stack.
	 */
	public WebhookRow baseline() {
		return this.stack.equals(MVC.stack) ? MVC_BARE : WEBFLUX_BARE;
	}

	public boolean isPublished() {
		return this.path.equals(WebhookApplication.WEBHOOK);
	}

	String stack() {
		return this.stack;
	}

	String path() {
		return this.path;
	}

}
