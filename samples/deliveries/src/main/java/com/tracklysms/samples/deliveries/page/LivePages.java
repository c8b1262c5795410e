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

package com.tracklysms.samples.deliveries.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.samples.deliveries.sending.MessagesChanged;
import com.tracklysms.spring.webhook.TracklyWebhookEvent;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the open pages up to date. However many messages change, a page gets four updates
 * a second at most. If none changes it gets one every ten seconds, which moves the chart,
 * tells what another instance has changed, and finds out that a browser has gone.
 */
@Component
class LivePages {

	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

	private final OverviewQueries overview;

	private final MessageQueries messages;

	private final TaskScheduler scheduler;

	private final Clock clock;

	private final List<OpenPage> pages = new CopyOnWriteArrayList<>();

	private final AtomicBoolean changed = new AtomicBoolean();

	private Instant lastUpdate = Instant.MIN;

	LivePages(OverviewQueries overview, MessageQueries messages, TaskScheduler scheduler, Clock clock) {
		this.overview = overview;
		this.messages = messages;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	OpenPage open(MessageFilter filter) {
		OpenPage page = new OpenPage(filter);
		page.emitter().onCompletion(() -> this.pages.remove(page));
		this.pages.add(page);
		this.changed.set(true);
		return page;
	}

	@TransactionalEventListener(classes = { MessagesChanged.class, TracklyWebhookEvent.class },
			fallbackExecution = true)
	void changed() {
		this.changed.set(true);
	}

	@Scheduled(fixedDelay = 250)
	void update() {
		boolean due = this.clock.instant().isAfter(this.lastUpdate.plus(LONGEST_SILENCE));
		if (!this.pages.isEmpty() && (this.changed.getAndSet(false) || due)) {
			this.lastUpdate = this.clock.instant();
			update(this.overview.overview(), new EnumMap<>(MessageFilter.class));
		}
	}

	private void update(Overview overview, Map<MessageFilter, List<MessageRow>> found) {
		for (OpenPage page : this.pages) {
			if (page.beginUpdate()) {
				List<MessageRow> rows = found.computeIfAbsent(page.filter(), this.messages::newest);
				this.scheduler.schedule(() -> page.update(overview, rows), this.clock.instant());
			}
			else {
				this.changed.set(true);
			}
		}
	}

	/**
	 * A shutdown would wait for them otherwise.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.pages.forEach(OpenPage::close);
	}

}
