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

package com.tracklysms.spring.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import com.tracklysms.spring.settings.InvalidSettingException;

import org.springframework.util.StringUtils;

/**
 * Checks of the base URL and the API key, so that errors are reported when the client is
 * built and the key is not sent to another host. Messages of failed checks do not contain
 * the key.
 */
final class ConnectionChecks {

	private static final String API_KEY = "api-key";

	private static final String BASE_URL = "base-url";

	private ConnectionChecks() {
	}

	static String apiKey(String apiKey) {
		if (!StringUtils.hasText(apiKey)) {
			throw new InvalidSettingException(API_KEY, "API key must not be blank");
		}
		for (int index = 0; index < apiKey.length(); index++) {
			char character = apiKey.charAt(index);
			if (character <= ' ' || character >= 127) {
				throw new InvalidSettingException(API_KEY,
						"API key must contain visible ASCII characters only: at position " + (index + 1) + " of "
								+ apiKey.length() + " is a " + ((character <= ' ' || character == 127)
										? "space, line break or control character" : "character of another alphabet"));
			}
		}
		return apiKey;
	}

	static String baseUrl(String baseUrl, boolean allowInsecure) {
		URI uri = parse(baseUrl.trim());
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		InvalidSettingException.throwUnless((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null,
				BASE_URL,
				"Base URL must be a complete http or https URL, with a host name of letters, digits, dots and dashes");
		InvalidSettingException.throwUnless(
				uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null, BASE_URL,
				"Base URL must have neither user information, nor a query, nor a fragment");
		InvalidSettingException.throwUnless(scheme.equals("https") || allowInsecure || isLoopback(uri.getHost()),
				BASE_URL, "Base URL must use https, since plain http would expose the API key and the messages to "
						+ "others on the network to '" + uri.getHost() + "'");
		return StringUtils.trimTrailingCharacter(uri.toString(), '/');
	}

	private static URI parse(String baseUrl) {
		try {
			return new URI(baseUrl);
		}
		catch (URISyntaxException ex) {
			throw new InvalidSettingException(BASE_URL, "Base URL must be a complete http or https URL");
		}
	}

	/**
	 * Checks the name only, since the result of a name resolution can change.
	 */
	private static boolean isLoopback(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]")
				|| name.matches("127(\\.\\d{1,3}){3}");
	}

}
