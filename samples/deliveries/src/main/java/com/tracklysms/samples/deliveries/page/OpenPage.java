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

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A page that is open in a browser. It is told what it does not know yet.
 */
class OpenPage {

	private static final long NO_TIMEOUT = 0;

	private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

	private final MessageFilter filter;

	private final AtomicBoolean updating = new AtomicBoolean();

	private volatile Map<Long, MessageRow> known = Map.of();

	OpenPage(MessageFilter filter) {
		this.filter = filter;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	MessageFilter filter() {
		return this.filter;
	}

	/**
	 * Begin an update.
	 * @return {@code false} if the page still takes its last one, since it is slow: the
	 * next update has all that it missed
	 */
	boolean beginUpdate() {
		return this.updating.compareAndSet(false, true);
	}

	void update(Overview overview, List<MessageRow> messages) {
		try {
			List<MessageRow> changed = messages.stream()
				.filter((message) -> !message.equals(this.known.get(message.id())))
				.toList();
			PageUpdate update = new PageUpdate(overview, messages.stream().map(MessageRow::id).toList(), changed);
			this.emitter.send(SseEmitter.event().data(update, MediaType.APPLICATION_JSON));
			this.known = messages.stream().collect(Collectors.toMap(MessageRow::id, Function.identity()));
		}
		catch (IOException | IllegalStateException ex) {
			// The browser has gone, and the container tells so by the emitter's callbacks
		}
		finally {
			this.updating.set(false);
		}
	}

	void close() {
		this.emitter.complete();
	}

}
