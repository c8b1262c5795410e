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

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the inbox to a person at this machine, since it has no login and shows numbers
 * and texts in full.
 */
final class InboxAccess {

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1");

	/**
	 * Refuse a request that another site could have made in the person's browser.
	 * @param request the request
	 * @throws InboxException if the request is refused
	 */
	void check(InboxRequest request) {
		RequestOrigin origin = request.origin();
		// A foreign name that leads to 127.0.0.1 would make its site the same origin
		require(origin.hosts().size() == 1 && isLocal(origin.hosts().get(0)), 403, "Not a name of this machine");
		if (!request.path().equals(InboxRequest.PAGE)) {
			require(isOwnSite(origin.fetchSite()), 403, "Not from the inbox itself");
		}
		if (request.isPost()) {
			require(isOwn(origin), 403, "Not from the inbox itself");
			// No form of another site can have it, and its scripts have to ask before
			require(isJson(request.contentType()), 415, "Not JSON");
		}
	}

	private static boolean isLocal(String host) {
		int port = host.lastIndexOf(':');
		String name = (port >= 0) ? host.substring(0, port) : host;
		return LOCAL_NAMES.contains(name.toLowerCase(Locale.ROOT));
	}

	// Absent with clients that are no browsers; "none" is the address bar
	private static boolean isOwnSite(@Nullable String fetchSite) {
		return fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
	}

	private static boolean isOwn(RequestOrigin origin) {
		return origin.origin() == null || origin.origin().equalsIgnoreCase("http://" + origin.hosts().get(0));
	}

	private static boolean isJson(@Nullable String contentType) {
		String type = Objects.requireNonNullElse(contentType, "").split(";")[0].strip();
		return type.equalsIgnoreCase(InboxAnswer.JSON);
	}

	private static void require(boolean condition, int status, String otherwise) {
		if (!condition) {
			throw new InboxException(status, otherwise);
		}
	}

}
