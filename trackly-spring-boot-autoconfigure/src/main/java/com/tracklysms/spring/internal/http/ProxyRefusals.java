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

package com.tracklysms.spring.internal.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes the answers of proxies that refuse a connection to the API. Each HTTP
 * library reports them in its own way.
 */
final class ProxyRefusals {

	private static final Pattern STATUS = Pattern.compile("(?:status: |got: |HTTP/1\\.[01] )([1-5]\\d\\d)");

	private static final Pattern ADDRESS = Pattern.compile("([\\w.-]*/?[\\w.:\\[\\]-]+) => ");

	private ProxyRefusals() {
	}

	static @Nullable NeverSent judge(List<Throwable> causes) {
		for (Throwable cause : causes) {
			if (cause instanceof ProxyAnswerException answer) {
				return refusal(answer.getStatusCode().value(), "");
			}
			String message = cause.getMessage();
			if (message != null && isOfProxy(cause, message)) {
				Matcher status = STATUS.matcher(message);
				if (status.find()) {
					return refusal(Integer.parseInt(status.group(1)), address(message));
				}
			}
		}
		return null;
	}

	private static boolean isOfProxy(Throwable cause, String message) {
		return cause.getClass().getSimpleName().contains("Proxy") || message.startsWith("Tunnel failed")
				|| message.contains("[CONNECT ");
	}

	private static String address(String message) {
		Matcher address = ADDRESS.matcher(message);
		return address.find() ? " " + address.group(1) : "";
	}

	private static NeverSent refusal(int status, String address) {
		return new NeverSent(
				"the proxy" + address + " answered " + status + " to the request for a connection. " + cure(status),
				!mayPass(status));
	}

	/**
	 * A proxy that is overloaded, or that cannot reach the API, may do so later.
	 */
	private static boolean mayPass(int status) {
		return status >= 500 || status == 408 || status == 425 || status == 429;
	}

	private static String cure(int status) {
		if (mayPass(status)) {
			return "Check whether it can reach the host of the base URL (trackly.base-url)";
		}
		return (status == 407) ? "Give the HTTP connector the user name and the password for it"
				: "Have it permit connections to the host of the base URL (trackly.base-url)";
	}

}
