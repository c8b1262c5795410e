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

package com.tracklysms.samples.deliveries.testsupport;

import java.util.function.Consumer;

import com.tracklysms.simulator.journal.QueuedMessage;

/**
 * Does what a test wants when Trackly has queued a message, before it answers.
 */
public class QueuedListener implements Consumer<QueuedMessage> {

	private volatile Consumer<QueuedMessage> action = (message) -> {
	};

	public void set(Consumer<QueuedMessage> action) {
		this.action = action;
	}

	@Override
	public void accept(QueuedMessage message) {
		this.action.accept(message);
	}

}
