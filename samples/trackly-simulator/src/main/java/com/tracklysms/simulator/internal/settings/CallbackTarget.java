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

package com.tracklysms.simulator.internal.settings;

import java.net.URI;
import java.util.function.ToIntFunction;

import com.tracklysms.simulator.callback.SignedWebhook;
import org.jspecify.annotations.Nullable;

/**
 * Where callbacks go and what they are signed with.
 *
 * @param url the URL, {@code null} as long as there is none
 * @param endpoint what is called instead, {@code null} for requests to the URL
 * @param secret the secret
 */
public record CallbackTarget(@Nullable URI url, @Nullable ToIntFunction<SignedWebhook> endpoint, String secret) {

	public CallbackTarget {
		check(url == null || isHttp(url), "The URL of callbacks must be absolute, http or https");
		check(!secret.isBlank(), "The secret of callbacks must not be blank");
	}

	public CallbackTarget(@Nullable URI url, String secret) {
		this(url, null, secret);
	}

	private static boolean isHttp(URI url) {
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		return http && url.getHost() != null;
	}

	private static void check(boolean valid, String message) {
		if (!valid) {
			throw new IllegalArgumentException(message);
		}
	}

	public boolean isPresent() {
		return this.url != null || this.endpoint != null;
	}

	public URI requiredUrl() {
		if (this.url == null) {
			throw new IllegalStateException(
					"No URL for callbacks: set callbackUrl of the simulator's builder, or call callbacks().to(url)");
		}
		return this.url;
	}

	public CallbackTarget withUrl(URI url) {
		return new CallbackTarget(url, this.secret);
	}

	public CallbackTarget withSecret(String secret) {
		return new CallbackTarget(this.url, this.endpoint, secret);
	}

	public CallbackTarget withEndpoint(ToIntFunction<SignedWebhook> endpoint) {
		return new CallbackTarget(null, endpoint, this.secret);
	}

	@Override
	public String toString() {
		// The generated form would show the secret
		return "CallbackTarget[url=" + this.url + "]";
	}

}
