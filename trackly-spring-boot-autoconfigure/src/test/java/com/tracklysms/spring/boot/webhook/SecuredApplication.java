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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final ConfigurableApplicationContext context;

	private final Map<Caller, HttpClient> clients = new EnumMap<>(Caller.class);

	private SecuredApplication(ConfigurableApplicationContext context) {
		this.context = context;
		for (Caller caller : Caller.values()) {
			this.clients.put(caller,
					HttpClient.newBuilder()
						.version(HttpClient.Version.HTTP_1_1)
						.cookieHandler(new CookieManager())
						.build());
		}
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

	WebhookRequests webhook(String path) {
		return WebStack.requests(this.context, path);
	}

	/**
	 * Return what a caller is answered.
	 */
	Answer answer(Caller caller, String method, String path) {
		HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
		if (caller != Caller.ANYBODY) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8)));
		}
		if (caller == Caller.USER_WITH_TOKEN) {
			request.header("X-CSRF-TOKEN", token(caller));
		}
		HttpResponse<String> response = send(caller, request);
		return new Answer(response.statusCode(), response.headers().firstValue("WWW-Authenticate").orElse(""),
				response.headers().firstValue("Allow").orElse(""),
				response.headers().firstValue("Location").map((uri) -> URI.create(uri).getPath()).orElse(""));
	}

	private String token(Caller caller) {
		Matcher token = TOKEN.matcher(send(caller, request("/login").GET()).body());
		if (!token.find()) {
			throw new IllegalStateException("There is no token in the login page");
		}
		return token.group(1);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + WebStack.portOf(this.context) + path));
	}

	private HttpResponse<String> send(Caller caller, HttpRequest.Builder request) {
		try {
			return this.clients.get(caller).send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
