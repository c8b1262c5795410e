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

package com.tracklysms.spring.boot.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.tracklysms.spring.webhook.TracklyWebhookEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

/**
 * Listener of an application that keeps the events for which it did not fail.
 */
class RecordingListener implements ApplicationListener<PayloadApplicationEvent<?>> {

	private final List<TracklyWebhookEvent> received = new CopyOnWriteArrayList<>();

	private volatile Consumer<TracklyWebhookEvent> behavior = (event) -> {
	};

	private volatile @Nullable Throwable undeclared;

	/**
	 * Not annotated, since what an annotated method throws is wrapped.
	 */
	@Override
	public void onApplicationEvent(PayloadApplicationEvent<?> event) {
		Throwable failure = this.undeclared;
		if (failure != null && event.getPayload() instanceof TracklyWebhookEvent) {
			throwAsUnchecked(failure);
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void throwAsUnchecked(Throwable failure) throws T {
		throw (T) failure;
	}

	@EventListener
	void on(TracklyWebhookEvent event) {
		this.behavior.accept(event);
		this.received.add(event);
	}

	List<TracklyWebhookEvent> received() {
		return this.received;
	}

	/**
	 * Do something with each event.
	 */
	void onEvent(Consumer<TracklyWebhookEvent> behavior) {
		this.behavior = behavior;
	}

	/**
	 * Throw something from a method that does not declare it.
	 */
	void throwUndeclared(Throwable failure) {
		this.undeclared = failure;
	}

	void reset() {
		this.received.clear();
		this.undeclared = null;
		onEvent((event) -> {
		});
	}

}
