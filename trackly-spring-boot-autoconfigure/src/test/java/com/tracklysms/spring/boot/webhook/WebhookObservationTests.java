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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.tracklysms.spring.observation.TracklyWebhookObservationContext;
import com.tracklysms.spring.testsupport.RecordedObservations;
import com.tracklysms.spring.testsupport.WebhookRequests;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is observed of each answer of the webhook, and that the health of the
 * application does not depend on it.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookObservationTests {

	private static final Map<String, Integer> COUNTS = Map.ofEntries(Map.entry("delivery processed none", 3),
			Map.entry("unsubscribe processed none", 1), Map.entry("reply processed none", 1),
			Map.entry("other processed none", 1), Map.entry("delivery duplicate none", 1),
			Map.entry("delivery expired none", 1), Map.entry("none unverified none", 2),
			Map.entry("none malformed none", 2), Map.entry("delivery from_the_future none", 1),
			Map.entry("none too_large none", 1), Map.entry("delivery failed WebhookFailure", 2),
			Map.entry("delivery store_unavailable WebhookFailure", 1), Map.entry("delivery in_progress none", 1));

	@ParameterizedTest
	@EnumSource
	void eachAnswerIsCountedWithItsEventAndOutcome(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			new EveryAnswer(context).give();
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			Map<String, Integer> counts = new TreeMap<>();
			for (Timer timer : meters.get("trackly.webhook").timers()) {
				counts.put(tag(timer, "event") + " " + tag(timer, "outcome") + " " + tag(timer, "error"),
						(int) timer.count());
			}
			assertThat(counts).containsExactlyInAnyOrderEntriesOf(COUNTS);
		}
	}

	private static String tag(Meter meter, String key) {
		return String.valueOf(meter.getId().getTag(key));
	}

	@ParameterizedTest
	@EnumSource
	void lagIsThatOfEventsThatWereProcessedAndHaveATime(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			new EveryAnswer(context).give();
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("trackly.webhook.lag").timers())
				.extracting((timer) -> tag(timer, "event") + " " + timer.count())
				.containsExactlyInAnyOrder("delivery 2", "unsubscribe 1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestsWithoutSignatureAreCounted(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("trackly.webhook.refused").counter().count()).isZero();
			new EveryAnswer(context).give();
			assertThat(meters.get("trackly.webhook.refused").counter().count()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void observersAreToldNoNumberNoTextAndNoSecret(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			EveryAnswer answers = new EveryAnswer(context);
			answers.give();
			RecordedObservations observations = context.getBean(RecordedObservations.class);
			List<String> told = new ArrayList<>(observations.texts());
			for (Observation.Context observation : observations.named("trackly.webhook")) {
				told.add(String.valueOf(observation));
			}
			for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
				told.add(meter.getId().toString() + meter.getId().getDescription());
			}
			assertThat(told).hasSizeGreaterThan(COUNTS.size())
				.allSatisfy((text) -> assertThat(text).doesNotContain(answers.secrets()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void metersHaveTheirKeysAndNoOther(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			new EveryAnswer(context).give();
			Map<String, Set<Set<String>>> keys = context.getBean(MeterRegistry.class)
				.getMeters()
				.stream()
				.map(Meter::getId)
				.filter((id) -> id.getName().startsWith("trackly"))
				.collect(Collectors.groupingBy(Meter.Id::getName,
						Collectors.mapping((id) -> id.getTags().stream().map(Tag::getKey).collect(Collectors.toSet()),
								Collectors.toSet())));
			assertThat(keys).isEqualTo(Map.of("trackly.webhook", Set.of(Set.of("event", "outcome", "error")),
					"trackly.webhook.active", Set.of(Set.of("event", "outcome")), "trackly.webhook.lag",
					Set.of(Set.of("event")), "trackly.webhook.refused", Set.of(Set.of())));
		}
	}

	@ParameterizedTest
	@EnumSource
	void failuresOfTheWebhookAreNoneOfTheApplicationsHealth(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			new EveryAnswer(context).give();
			HealthEndpoint health = context.getBean(HealthEndpoint.class);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			assertThat(health.healthForPath("liveness").getStatus()).isEqualTo(Status.UP);
			assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	@ParameterizedTest
	@EnumSource
	void observersThatFailChangeNoAnswer(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			FailingObserver observer = context.getBean(FailingObserver.class);
			WebhookRequests requests = WebStack.requests(context, EveryAnswer.PATH);
			RecordingListener listener = context.getBean(RecordingListener.class);
			for (String moment : List.of("start", "scope", "close", "error", "stop")) {
				observer.moment = moment;
				String event = WebhookRequests.delivery("o-" + moment, "delivered", Instant.now().toString());
				listener.throwUndeclared(new IllegalStateException());
				assertThat(requests.post(event).statusCode()).as(moment).isEqualTo(500);
				listener.reset();
				assertThat(requests.post(event).statusCode()).as(moment).isEqualTo(204);
				assertThat(listener.received()).hasSize(1);
			}
		}
	}

	/**
	 * And not as one of many that have no handler.
	 */
	@ParameterizedTest
	@EnumSource
	void requestsAreObservedUnderThePathOfTheWebhook(WebStack stack) {
		try (ConfigurableApplicationContext context = run(stack)) {
			WebStack.requests(context, EveryAnswer.PATH).postUnsigned("{}");
			RecordedObservations observations = context.getBean(RecordedObservations.class);
			Awaitility.await().until(() -> !observations.named("http.server.requests").isEmpty());
			assertThat(observations.only("http.server.requests").getLowCardinalityKeyValue("uri")).isNotNull()
				.extracting(KeyValue::getValue)
				.isEqualTo(EveryAnswer.PATH);
		}
	}

	private static ConfigurableApplicationContext run(WebStack stack) {
		return stack.run(List.of(EveryAnswer.StoreConfiguration.class, Observing.class), EveryAnswer.PROPERTIES);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
			WebMvcObservationAutoConfiguration.class, WebFluxObservationAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			TracklyWebhookMetricsAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class,
			HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
			AvailabilityHealthContributorAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
			AvailabilityProbesAutoConfiguration.class })
	static class Observing {

		@Bean
		RecordedObservations recordedObservations() {
			return new RecordedObservations();
		}

		@Bean
		FailingObserver failingObserver() {
			return new FailingObserver();
		}

	}

	/**
	 * Observer that fails at one moment.
	 */
	static class FailingObserver implements ObservationHandler<TracklyWebhookObservationContext> {

		private volatile String moment = "";

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof TracklyWebhookObservationContext;
		}

		@Override
		public void onStart(TracklyWebhookObservationContext context) {
			failAt("start");
		}

		@Override
		public void onScopeOpened(TracklyWebhookObservationContext context) {
			failAt("scope");
		}

		@Override
		public void onScopeClosed(TracklyWebhookObservationContext context) {
			failAt("close");
		}

		@Override
		public void onError(TracklyWebhookObservationContext context) {
			failAt("error");
		}

		@Override
		public void onStop(TracklyWebhookObservationContext context) {
			failAt("stop");
		}

		private void failAt(String moment) {
			if (this.moment.equals(moment)) {
				throw new IllegalStateException(moment);
			}
		}

	}

}
