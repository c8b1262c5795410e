package com.tracklysms.spring.internal.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.http.RetryAfter;
import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The rate limits of a builder and its copies. Templates with the same API key share
 * them, whether blocking or reactive.
 */
public final class RateLimits {

	/**
	 * What makes templates share their limits.
	 */
	private record Account(String baseUrl, String keyHash, RateLimitSettings settings, @Nullable SharedStore store) {

	}

	/**
	 * A store, and what to do without it.
	 */
	public record SharedStore(RateLimitStore store, StoreFailureMode onFailure) {

	}

	/**
	 * What pacers are made with besides the settings.
	 */
	public record Tools(RetryBackOff backOff, Clock stopwatch, RetryAfter retryAfter, Delay delay) {

	}

	private final Map<Account, RequestPacers> pacers = new ConcurrentHashMap<>();

	public RequestPacers pacersFor(String baseUrl, String apiKey, RateLimitSettings settings,
			@Nullable SharedStore store, Tools tools) {
		Account account = new Account(baseUrl, hash(apiKey), settings, store);
		return this.pacers.computeIfAbsent(account,
				(key) -> new RequestPacers((kind) -> newPacer(kind, account, tools)));
	}

	private RequestPacer newPacer(RequestKind kind, Account account, Tools tools) {
		AdaptivePace pace = account.settings().adaptive() ? new AdaptivePace(tools.stopwatch(), tools.backOff()) : null;
		return new RequestPacer(newPermits(kind, account, tools), pace, tools.retryAfter(), tools.delay());
	}

	private @Nullable Permits newPermits(RequestKind kind, Account account, Tools tools) {
		Integer perSecond = switch (kind) {
			case SEND -> account.settings().sendPerSecond();
			case BULK -> account.settings().bulkPerSecond();
			case READ -> null;
		};
		if (perSecond == null) {
			return null;
		}
		Permits local = new LocalPermits(perSecond, tools.stopwatch());
		SharedStore store = account.store();
		if (store == null) {
			return local;
		}
		return new LeasedPermits(store.store(), nameOf(kind, perSecond, account), perSecond,
				(store.onFailure() == StoreFailureMode.LOCAL) ? local : null, tools.stopwatch());
	}

	/**
	 * Instances that have been given different limits must not change each other's.
	 */
	private String nameOf(RequestKind kind, int perSecond, Account account) {
		return "trackly:rate-limit:" + kind.name().toLowerCase(Locale.ROOT) + ":" + perSecond + ":" + account.keyHash();
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
	 * Check that what configured limits need is there.
	 * @throws IllegalArgumentException if it is not
	 */
	public static void assertPossible(RateLimitSettings settings) {
		Assert.isTrue(
				(settings.sendPerSecond() == null && settings.bulkPerSecond() == null)
						|| ClassUtils.isPresent("io.github.bucket4j.Bucket", RateLimits.class.getClassLoader()),
				"A rate limit needs Bucket4j, which is not on the classpath: add com.bucket4j:bucket4j_jdk17-core");
	}

}
