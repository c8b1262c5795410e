package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many callers at once against a server that announces when to come again. How
 * much of a limit they use is for the benchmark to say.
 */
class RateLimitUnderLoadTests {

	private static final int THREADS = 64;

	@ParameterizedTest
	@EnumSource
	void noRequestComesBeforeTheAnnouncedTimeAndFewComeInVain(Style style) throws InterruptedException {
		try (LimitedServer server = LimitedServer.startAnnouncing(1000, Duration.ofSeconds(2))) {
			TracklyOperations template = style.build(TestTemplates.forPort(server.port()));
			ExecutorService callers = Executors.newFixedThreadPool(THREADS);
			for (int caller = 0; caller < THREADS; caller++) {
				callers.execute(() -> sendUntil(3000, template, server));
			}
			callers.shutdown();
			assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
			assertThat(server.refused()).isPositive();
			assertThat(server.early()).isZero();
			assertThat(server.accepted() + server.refused()).isLessThanOrEqualTo((int) (1.05 * server.accepted()));
		}
	}

	private void sendUntil(int accepted, TracklyOperations template, LimitedServer server) {
		while (server.accepted() < accepted) {
			try {
				Call.SEND.on(template);
			}
			catch (TracklyRateLimitException ex) {
				// The next one
			}
		}
	}

}
