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

package com.tracklysms.simulator.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.settings.TracklyApiVersion;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.StringUtils;

/**
 * The key, the sender and the secret of an application, which often come from where a
 * developer's machine or a build has them not.
 */
final class ApplicationDefaults {

	static final String API_VERSION = "trackly.api-version";

	private static final String API_KEY = "trackly.api-key";

	private static final String FROM = "trackly.from";

	private static final String SECRETS = "trackly.webhook.secrets";

	private final ConfigurableEnvironment environment;

	private final Binder binder;

	ApplicationDefaults(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.binder = Binder.get(environment);
	}

	/**
	 * Return the application's sender.
	 * @return an id or a number, empty if there is none
	 */
	String sender() {
		return this.binder.bind(FROM, String.class).orElse("");
	}

	/**
	 * Return what callbacks have to be signed with.
	 * @return the first secret, that of the simulator if there is none
	 */
	String secret() {
		List<String> secrets = secrets();
		return secrets.isEmpty() ? TracklySimulator.DEFAULT_CALLBACK_SECRET : secrets.get(0);
	}

	private List<String> secrets() {
		return this.binder.bind(SECRETS, Bindable.listOf(String.class)).orElse(List.of());
	}

	/**
	 * Replace the application's sender if it is one of another version of the API.
	 * @param version the version that is sent with
	 */
	void replaceSenderOfOtherThan(TracklyApiVersion version) {
		if (isNumber(sender()) != (version == TracklyApiVersion.V2)) {
			put(FROM, senderOf(version));
		}
	}

	static boolean isNumber(String sender) {
		return sender.startsWith("+");
	}

	/**
	 * Add a sender and a secret if there are none, or none that can be used. A key is
	 * replaced only if its placeholder would let the application fail: the simulator's
	 * comes from a bean.
	 */
	void addMissing() {
		if (hasPlaceholder(this.binder.bind(API_KEY, String.class).orElse(""))) {
			put(API_KEY, TracklySimulator.DEFAULT_API_KEY);
		}
		if (!isUsable(sender())) {
			put(FROM, senderOf(this.binder.bind(API_VERSION, TracklyApiVersion.class).orElse(TracklyApiVersion.V1)));
		}
		if (secrets().isEmpty() || !secrets().stream().allMatch(this::isUsable)) {
			put(SECRETS, TracklySimulator.DEFAULT_CALLBACK_SECRET);
		}
	}

	private static String senderOf(TracklyApiVersion version) {
		return (version == TracklyApiVersion.V2) ? TracklySimulator.DEFAULT_LIST_NUMBER
				: TracklySimulator.DEFAULT_SENDER;
	}

	private boolean isUsable(String value) {
		return StringUtils.hasText(value) && !hasPlaceholder(value);
	}

	// One that cannot be resolved is left as it is
	private static boolean hasPlaceholder(String value) {
		return value.contains("${");
	}

	private void put(String name, String value) {
		MutablePropertySources sources = this.environment.getPropertySources();
		String sourceName = ApplicationDefaults.class.getName();
		if (!(sources.get(sourceName) instanceof MapPropertySource)) {
			sources.addFirst(new MapPropertySource(sourceName, new LinkedHashMap<>()));
		}
		if (sources.get(sourceName) instanceof MapPropertySource source) {
			Map<String, Object> values = source.getSource();
			values.put(name, value);
		}
	}

}
