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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tracklysms.spring.testsupport.RawClient;
import com.tracklysms.spring.testsupport.WebhookRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Application with all that Boot configures by itself, its security included, and what
 * callers of it are answered.
 */
final class SecuredApplication implements AutoCloseable {

	private static final String USER = "user:s3cr3t";

	/**
	 * Not as slow as one that is meant for passwords.
	 */
	private static final PasswordEncoder ENCODER = new BCryptPasswordEncoder(4);

	private static final Pattern STATUS = Pattern.compile("\\AHTTP/1.1 (\\d{3})");

	private static final Pattern CHALLENGE = Pattern.compile("(?i)\nWWW-Authenticate: (.*)\r");

	private static final Pattern ALLOW = Pattern.compile("(?i)\nAllow: (.*)\r");

	private static final Pattern LOCATION = Pattern.compile("(?i)\nLocation: (?:http://[^/]*)?(.*)\r");

	private static final Pattern SESSION = Pattern.compile("(?i)\nSet-Cookie: ([^;]*)");

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final ConfigurableApplicationContext context;

	private SecuredApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SecuredApplication run(WebStack stack, @Nullable Class<?> security, String... arguments) {
		List<Class<?>> sources = new ArrayList<>(List.of(Application.class));
		if (security != null) {
			sources.add(security);
		}
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--spring.security.user.password=" + ENCODER.encode("s3cr3t"),
				"--trackly.webhook.secrets=" + WebhookRequests.SECRET));
		return new SecuredApplication(stack.runOnly(sources, all.toArray(String[]::new)));
	}

	RecordingListener listener() {
		return this.context.getBean(RecordingListener.class);
	}

	int port() {
		return WebStack.portOf(this.context);
	}

	WebhookRequests webhook(String path) {
		return WebStack.requests(this.context, path);
	}

	/**
	 * Return what a caller is answered.
	 */
	Answer answer(Caller caller, String method, String path) {
		List<String> headers = new ArrayList<>();
		if (caller != Caller.ANYBODY) {
			headers.add("Authorization: Basic "
					+ Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8)));
		}
		if (caller == Caller.USER_WITH_TOKEN) {
			String login = exchange("GET", "/login", List.of());
			headers.add("Cookie: " + find(SESSION, login));
			headers.add("X-CSRF-TOKEN: " + find(TOKEN, login));
		}
		return Answer.of(exchange(method, path, headers));
	}

	private String exchange(String method, String path, List<String> headers) {
		String request = method + " " + path
				+ " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n";
		return RawClient.exchange(port(),
				request + headers.stream().map((header) -> header + "\r\n").collect(Collectors.joining()) + "\r\n");
	}

	private static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Who asks.
	 */
	enum Caller {

		ANYBODY, USER, USER_WITH_TOKEN

	}

	/**
	 * What security decides.
	 */
	record Answer(int status, String challenge, String allow, String location) {

		static Answer of(String answer) {
			return new Answer(Integer.parseInt(find(STATUS, answer)), find(CHALLENGE, answer), find(ALLOW, answer),
					find(LOCATION, answer));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ WebStack.OwnReactorResources.class, RecordingListener.class, Pages.class })
	static class Application {

		@Bean
		PasswordEncoder passwordEncoder() {
			return ENCODER;
		}

	}

	@RestController
	static class Pages {

		@RequestMapping({ "/orders", "/trackly", "/trackly/webhook/other", "/trackly/webhookx" })
		String page() {
			return "The application's own";
		}

	}

}
