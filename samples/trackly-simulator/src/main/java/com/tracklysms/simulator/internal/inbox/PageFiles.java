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

package com.tracklysms.simulator.internal.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The files of the page.
 */
final class PageFiles {

	private static final String SCRIPT = "text/javascript; charset=utf-8";

	private static final String INDEX = "index.html";

	private static final Map<String, String> TYPES = Map.of(INDEX, "text/html; charset=utf-8", "inbox.css",
			"text/css; charset=utf-8", "inbox.js", SCRIPT, "conversations.js", SCRIPT, "timeline.js", SCRIPT,
			"bubbles.js", SCRIPT, "controls.js", SCRIPT, "client.js", SCRIPT, "elements.js", SCRIPT);

	@Nullable InboxAnswer find(String path) {
		String name = path.equals(InboxRequest.PAGE) ? INDEX : path.substring(InboxRequest.ROOT.length());
		String type = TYPES.get(name);
		return (type != null) ? new InboxAnswer(200, type, read(name)) : null;
	}

	private static byte[] read(String name) {
		try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
			if (file == null) {
				throw new IllegalStateException("The file " + name + " of the inbox is missing");
			}
			return file.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
