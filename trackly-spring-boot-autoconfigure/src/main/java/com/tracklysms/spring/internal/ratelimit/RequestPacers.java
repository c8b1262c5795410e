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

package com.tracklysms.spring.internal.ratelimit;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.settings.InvalidSettingException;
import com.tracklysms.spring.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Pacers of a builder and its copies. Templates of the same account share them, whether
 * blocking or reactive. There is one pacer for each kind of request, since the API
 * documents a separate limit for each.
 */
public final class RequestPacers {

	private final Map<Account, Reference> pacers = new HashMap<>();

	private final ReferenceQueue<Map<RequestKind, RequestPacer>> unused = new ReferenceQueue<>();

	/**
	 * Return the pacers of an account.
	 * @param timing the clocks and waits; those of the first template of an account apply
	 * to all of its templates
	 */
	public synchronized Map<RequestKind, RequestPacer> of(Account account, Timing timing) {
		forgetUnused();
		Map<RequestKind, RequestPacer> ofAccount = existing(account);
		if (ofAccount == null) {
			ofAccount = create(account, timing);
			this.pacers.put(account, new Reference(account, ofAccount, this.unused));
		}
		return ofAccount;
	}

	private @Nullable Map<RequestKind, RequestPacer> existing(Account account) {
		Reference reference = this.pacers.get(account);
		return (reference != null) ? reference.get() : null;
	}

	/**
	 * Return the number of accounts that are in use.
	 */
	synchronized int size() {
		forgetUnused();
		return this.pacers.size();
	}

	private void forgetUnused() {
		for (Object reference = this.unused.poll(); reference != null; reference = this.unused.poll()) {
			this.pacers.remove(((Reference) reference).account, reference);
		}
	}

	/**
	 * Return for how long requests of one kind have to wait because of refusals of the
	 * API.
	 */
	public synchronized Duration untilNext(Account account, RequestKind kind) {
		Map<RequestKind, RequestPacer> ofAccount = existing(account);
		RequestPacer pacer = (ofAccount != null) ? ofAccount.get(kind) : null;
		return (pacer != null) ? pacer.untilNext() : Duration.ZERO;
	}

	private Map<RequestKind, RequestPacer> create(Account account, Timing timing) {
		Map<RequestKind, RequestPacer> created = new EnumMap<>(RequestKind.class);
		for (RequestKind kind : RequestKind.values()) {
			AdaptivePace pace = account.settings().adaptive() ? new AdaptivePace(timing.stopwatch()) : null;
			created.put(kind, new RequestPacer(permits(kind, account, timing), pace, timing.delay()));
		}
		return created;
	}

	private @Nullable Permits permits(RequestKind kind, Account account, Timing timing) {
		Integer perSecond = account.perSecond(kind);
		if (perSecond == null) {
			return null;
		}
		Permits local = new LocalPermits(perSecond, timing.stopwatch());
		SharedStore store = account.store();
		return (store == null) ? local : new LeasedPermits(store.store(), account.limitName(kind, perSecond), perSecond,
				(store.onFailure() == StoreFailureMode.LOCAL) ? local : null, timing.stopwatch());
	}

	/**
	 * Check that the library for configured limits is available.
	 * @throws InvalidSettingException if it is not
	 */
	public static void assertPossible(RateLimitSettings settings) {
		boolean send = settings.sendPerSecond() != null;
		if ((send || settings.bulkPerSecond() != null)
				&& !ClassUtils.isPresent("io.github.bucket4j.Bucket", RequestPacers.class.getClassLoader())) {
			throw new InvalidSettingException("rate-limit." + (send ? "send" : "bulk") + "-per-second",
					"A rate limit needs Bucket4j, which is not on the classpath: add com.bucket4j:bucket4j_jdk17-core");
		}
	}

	/**
	 * Pacers of an account, which are kept for as long as a template uses them.
	 */
	private static final class Reference extends WeakReference<Map<RequestKind, RequestPacer>> {

		private final Account account;

		Reference(Account account, Map<RequestKind, RequestPacer> pacers,
				ReferenceQueue<Map<RequestKind, RequestPacer>> queue) {
			super(pacers, queue);
			this.account = account;
		}

	}

	/**
	 * Account whose templates share their limits. Contains a hash of the first API key
	 * instead of the key.
	 */
	public record Account(String baseUrl, String name, RateLimitSettings settings, @Nullable SharedStore store) {

		public static Account of(String baseUrl, ApiKey apiKey, RateLimitSettings settings,
				@Nullable SharedStore store) {
			return new Account(baseUrl, apiKey.account(), settings, store);
		}

		private @Nullable Integer perSecond(RequestKind kind) {
			return switch (kind) {
				case SEND -> this.settings.sendPerSecond();
				case BULK -> this.settings.bulkPerSecond();
				case READ, UPDATE, CREATE -> null;
			};
		}

		/**
		 * The name depends on the limit, so that instances with different limits do not
		 * affect each other.
		 */
		private String limitName(RequestKind kind, int perSecond) {
			return "trackly:rate-limit:" + kind.name().toLowerCase(Locale.ROOT) + ":" + perSecond + ":" + this.name;
		}

	}

}
