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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * API key of an account, which is asked for before each attempt, so that it can be
 * rotated. Remembers the latest keys, for texts of the API that contain one of them.
 */
public final class ApiKey {

	private static final int MAX_REMEMBERED = 16;

	private final Supplier<String> supplier;

	/**
	 * Latest one first.
	 */
	private volatile List<String> used = List.of();

	private volatile @Nullable String account;

	private ApiKey(Supplier<String> supplier) {
		this.supplier = supplier;
	}

	/**
	 * Return a key that stays the same.
	 * @throws InvalidSettingException if it cannot be sent in a header
	 */
	public static ApiKey of(String apiKey) {
		ApiKey key = new ApiKey(() -> apiKey);
		key.used = List.of(check(apiKey));
		return key;
	}

	/**
	 * Return a key that can change.
	 */
	public static ApiKey from(Supplier<String> apiKey) {
		return new ApiKey(apiKey);
	}

	/**
	 * Ask for the key.
	 * @throws TracklyConnectionException if the supplier fails
	 * @throws UncategorizedTracklyException if the key cannot be sent in a header
	 */
	public String current() {
		String apiKey = supply();
		List<String> used = this.used;
		return (apiKey != null && !used.isEmpty() && apiKey.equals(used.get(0))) ? apiKey : remember(apiKey);
	}

	private @Nullable String supply() {
		try {
			return this.supplier.get();
		}
		catch (RuntimeException | LinkageError ex) {
			throw new TracklyConnectionException("Request was not sent, the API key could not be obtained ["
					+ ex.getClass().getSimpleName() + "]. Check the bean or supplier that provides it", ex);
		}
	}

	private synchronized String remember(@Nullable String apiKey) {
		String checked = checkBeforeRequest(apiKey);
		this.used = Stream.concat(Stream.of(checked), this.used.stream().filter((other) -> !other.equals(checked)))
			.limit(MAX_REMEMBERED)
			.toList();
		if (this.account == null) {
			this.account = hash(checked);
		}
		return checked;
	}

	private static String checkBeforeRequest(@Nullable String apiKey) {
		try {
			return check(apiKey);
		}
		catch (InvalidSettingException ex) {
			throw new UncategorizedTracklyException("Request was not sent: " + ex.getMessage()
					+ ". Check the bean or supplier that provides the API key", null);
		}
	}

	private static String check(@Nullable String apiKey) {
		if (!StringUtils.hasText(apiKey)) {
			throw new InvalidSettingException("api-key", "API key must not be blank");
		}
		for (int index = 0; index < apiKey.length(); index++) {
			char character = apiKey.charAt(index);
			if (character <= ' ' || character >= 127) {
				throw new InvalidSettingException("api-key",
						"API key must contain visible ASCII characters only: at position " + (index + 1) + " of "
								+ apiKey.length() + " is a " + ((character <= ' ' || character == 127)
										? "space, line break or control character" : "character of another alphabet"));
			}
		}
		return apiKey;
	}

	/**
	 * Return a name for the account, which stays the same when its key is rotated. It is
	 * a hash of its first key, so that keys that are given as equal texts belong to one
	 * account.
	 */
	public synchronized String account() {
		String account = this.account;
		if (account == null) {
			String apiKey = current();
			account = (this.account != null) ? this.account : hash(apiKey);
			this.account = account;
		}
		return account;
	}

	private static String hash(String apiKey) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the latest keys that have been used.
	 */
	List<String> used() {
		return this.used;
	}

	@Override
	public String toString() {
		return "[api key]";
	}

}
