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

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Opens streams of updates, each for a page and the messages that it shows.
 */
@RestController
class PageController {

	private final LivePages pages;

	PageController(LivePages pages) {
		this.pages = pages;
	}

	@GetMapping(path = "/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter updates(@RequestParam(defaultValue = "ALL") MessageFilter show) {
		return this.pages.open(show).emitter();
	}

}
