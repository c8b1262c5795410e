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

package com.tracklysms.spring.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.observation.DefaultTracklyObservationConvention;
import com.tracklysms.spring.observation.TracklyMeterObservationHandler;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for meters and traces of an application: Boot's auto-configurations, with a real
 * tracer.
 */
class TracklyObservationTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final CollectedSpans spans = new CollectedSpans();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, TracklyAutoConfiguration.class,
				TracklyMetricsAutoConfiguration.class))
		.withBean(SpanProcessor.class, () -> this.spans)
		.withPropertyValues("trackly.from=pn_test", "trackly.retry.initial-interval=5ms", "trackly.retry.jitter=0",
				"management.tracing.sampling.probability=1.0",
				"trackly.base-url=http://localhost:" + server.getPort() + "/api");

	private ApplicationContextRunner configuredRunner() {
		return this.contextRunner.withPropertyValues("trackly.api-key=trk_test");
	}

	@BeforeEach
	void refuseOnceAndThenQueue() {
		for (String path : List.of("/api/v1/messages", "/api/v1/messages/bulk")) {
			server.stubFor(post(path).inScenario(path)
				.whenScenarioStateIs(Scenario.STARTED)
				.willReturn(jsonResponse("{}", 429))
				.willSetStateTo("refused"));
			server.stubFor(post(path).inScenario(path)
				.whenScenarioStateIs("refused")
				.willReturn(jsonResponse("{\"message_id\":\"msg_1\",\"queued_count\":2,\"error_count\":0}", 201)));
		}
	}

	@Test
	void traceOfTheCallerReachesEachRequestOfTheBlockingTemplate() {
		configuredRunner().run((context) -> {
			observed(context.getBean(ObservationRegistry.class),
					(caller) -> context.getBean(TracklyTemplate.class).send("+12065550100", "Hello"));
			assertTrace("trackly send");
		});
	}

	@Test
	void traceOfTheCallerReachesEachRequestOfTheReactiveTemplate() {
		configuredRunner().run((context) -> {
			observed(context.getBean(ObservationRegistry.class),
					(caller) -> context.getBean(ReactiveTracklyTemplate.class)
						.send("+12065550100", "Hello")
						.contextWrite(
								(reactorContext) -> reactorContext.put(ObservationThreadLocalAccessor.KEY, caller))
						.block());
			assertTrace("trackly send");
		});
	}

	@Test
	void traceOfTheCallerReachesEachRequestOfABatchThatIsRepeatedElsewhere() {
		configuredRunner().run((context) -> {
			observed(context.getBean(ObservationRegistry.class), (caller) -> context.getBean(TracklyTemplate.class)
				.sendAll(List.of(SmsMessage.of("+12065550100", "A"), SmsMessage.of("+12065550101", "B"))));
			assertTrace("trackly sendAll.batch");
			assertThat(this.spans.only("trackly sendAll.batch").getParentSpanId())
				.isEqualTo(this.spans.only("trackly sendAll").getSpanId());
		});
	}

	private void observed(ObservationRegistry registry, Consumer<Observation> call) {
		Observation caller = Observation.start("caller", registry);
		caller.scoped(() -> call.accept(caller));
		caller.stop();
	}

	/**
	 * Both requests are spans below that of the call, which is below that of the caller,
	 * and each request tells the API its own.
	 */
	private void assertTrace(String call) {
		SpanData caller = this.spans.only("caller");
		SpanData observed = this.spans.only(call);
		List<SpanData> requests = this.spans.named("http post");
		assertThat(this.spans.all()).extracting(SpanData::getTraceId).containsOnly(caller.getTraceId());
		assertThat(requests).hasSize(2).extracting(SpanData::getParentSpanId).containsOnly(observed.getSpanId());
		assertThat(observed.getEvents()).extracting(EventData::getName)
			.contains("retry", "rate.limited")
			.anySatisfy((event) -> assertThat(event).matches("wait \\d+ ms"));
		assertThat(server.findAll(postRequestedFor(anyUrl()))).extracting(this::spanOf)
			.containsExactlyElementsOf(
					requests.stream().map((request) -> request.getTraceId() + "-" + request.getSpanId()).toList());
		assertThat(this.spans.all()).extracting(SpanData::toString)
			.noneMatch((text) -> text.contains("2065550100") || text.contains("Hello"));
	}

	private String spanOf(LoggedRequest request) {
		String[] parts = request.getHeader("traceparent").split("-");
		return parts[1] + "-" + parts[2];
	}

	@Test
	void metersAreKept() {
		configuredRunner().run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("trackly.messages").tag("outcome", "queued").counter().count()).isOne();
			assertThat(meters.get("trackly.rate.limited").counter().count()).isOne();
			assertThat(meters.get("trackly.send").tag("outcome", "SUCCESS").timer().count()).isOne();
			assertThat(meters.get("http.client.requests").tag("uri", "/api/v1/messages").timers()).hasSize(2);
		});
	}

	@Test
	void ownMeterHandlerAndConventionTakeTheirPlaces() {
		TracklyMeterObservationHandler handler = new TracklyMeterObservationHandler(new SimpleMeterRegistry());
		configuredRunner().withBean(TracklyMeterObservationHandler.class, () -> handler)
			.withBean(TracklyObservationConvention.class, () -> new DefaultTracklyObservationConvention("sms"))
			.run((context) -> {
				assertThat(context.getBean(TracklyMeterObservationHandler.class)).isSameAs(handler);
				context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
				assertThat(context.getBean(MeterRegistry.class).get("sms").timer().count()).isOne();
			});
	}

	@Test
	void metersAreThereForTheKeysOfTenantsToo() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(TracklyTemplate.class)
			.hasSingleBean(TracklyMeterObservationHandler.class));
	}

	@Test
	void withoutMicrometersMetersCallsWork() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, TracklyAutoConfiguration.class,
					TracklyMetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer.core", "io.micrometer.context"))
			.withPropertyValues("trackly.api-key=trk_test", "trackly.from=pn_test",
					"trackly.retry.initial-interval=1ms",
					"trackly.base-url=http://localhost:" + server.getPort() + "/api")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean("tracklyMeterObservationHandler");
				context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
			});
	}

	@Test
	void observationIsSwitchedOffByItsProperty() {
		configuredRunner().withPropertyValues("management.observations.enable.trackly=false").run((context) -> {
			context.getBean(TracklyTemplate.class).send("+12065550100", "Hello");
			assertThat(context.getBean(MeterRegistry.class).find("trackly.send").timer()).isNull();
			assertThat(context.getBean(MeterRegistry.class).find("trackly.messages").counter()).isNull();
		});
	}

	/**
	 * Keeps the spans that have ended.
	 */
	private static final class CollectedSpans implements SpanProcessor {

		private final List<SpanData> spans = new CopyOnWriteArrayList<>();

		@Override
		public void onStart(Context parentContext, ReadWriteSpan span) {
		}

		@Override
		public boolean isStartRequired() {
			return false;
		}

		@Override
		public void onEnd(ReadableSpan span) {
			this.spans.add(span.toSpanData());
		}

		@Override
		public boolean isEndRequired() {
			return true;
		}

		List<SpanData> all() {
			return this.spans;
		}

		List<SpanData> named(String name) {
			return this.spans.stream().filter((span) -> name.equals(span.getName())).toList();
		}

		SpanData only(String name) {
			assertThat(named(name)).as("%s among %s", name, this.spans.stream().map(SpanData::getName).toList())
				.hasSize(1);
			return named(name).get(0);
		}

	}

}
