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

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import com.tracklysms.spring.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Checks of the base URL, so that errors are reported when the client is built and the
 * API key is not sent to another host.
 */
final class ConnectionChecks {

	private static final String BASE_URL = "base-url";

	private static final int MAX_PORT = 65535;

	/**
	 * Not all HTTP libraries connect to such a host, and {@link URI} does not parse all.
	 */
	private static final Pattern DOT_AFTER_HOST = Pattern.compile("^(\\w+://[^/?#:@\\[]*[^/?#:@.])\\.(?=[:/?#]|$)");

	private static final Pattern VERSION = Pattern.compile("/api/+v\\d+$", Pattern.CASE_INSENSITIVE);

	private ConnectionChecks() {
	}

	static String baseUrl(String baseUrl, boolean allowInsecure) {
		URI uri = parse(DOT_AFTER_HOST.matcher(baseUrl.trim()).replaceFirst("$1"));
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		InvalidSettingException.throwUnless((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null,
				BASE_URL,
				"Base URL must be a complete http or https URL, with a host name of letters, digits, dots and dashes");
		InvalidSettingException.throwUnless(
				uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null, BASE_URL,
				"Base URL must have neither user information, nor a query, nor a fragment");
		InvalidSettingException.throwUnless(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, BASE_URL,
				"Port of the base URL must be between 1 and " + MAX_PORT);
		String host = ipv4IfMapped(uri.getHost());
		if (!scheme.equals("https") && !allowInsecure && !isLoopback(host)) {
			throw new InvalidSettingException(BASE_URL,
					"Base URL must use https, since plain http would expose the API key and the messages to "
							+ "others on the network to '" + host + "'");
		}
		String path = StringUtils.trimTrailingCharacter(uri.getRawPath(), '/');
		InvalidSettingException.throwUnless(!VERSION.matcher(path).find(), BASE_URL,
				"Base URL must not contain the version of the "
						+ "API, which is selected by trackly.api-version: remove its last part");
		return canonical(scheme, host, uri.getPort(), path);
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
	 * The path is encoded where {@link URI} accepts it without.
	 */
	private static String canonical(String scheme, String host, int port, String path) {
		StringBuilder url = new StringBuilder(scheme).append("://").append(host);
		if (port >= 0) {
			url.append(':').append(port);
		}
		return URI.create(url.append(path).toString()).toASCIIString();
	}

	/**
	 * Return the IPv4 address that an IPv6 address contains, since not all HTTP libraries
	 * parse such an address.
	 */
	private static String ipv4IfMapped(String host) {
		return (addressIn(host) instanceof Inet4Address address) ? address.getHostAddress() : host;
	}

	/**
	 * Checks the name only, since the result of a name resolution can change.
	 */
	private static boolean isLoopback(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		InetAddress address = addressIn(name);
		return name.equals("localhost") || name.endsWith(".localhost") || name.matches("127(\\.\\d{1,3}){3}")
				|| (address != null && address.isLoopbackAddress());
	}

	/**
	 * Return the address in brackets, which is not resolved, or {@code null} for none.
	 */
	private static @Nullable InetAddress addressIn(String host) {
		try {
			return host.startsWith("[") ? InetAddress.getByName(host) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
