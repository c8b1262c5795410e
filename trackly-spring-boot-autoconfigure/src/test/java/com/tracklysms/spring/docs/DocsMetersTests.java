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

package com.tracklysms.spring.docs;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import com.tracklysms.spring.boot.autoconfigure.TracklyMetricsAutoConfiguration;
import com.tracklysms.spring.boot.webhook.TracklyWebhookAutoConfiguration;
import com.tracklysms.spring.boot.webhook.TracklyWebhookMetricsAutoConfiguration;
import com.tracklysms.spring.boot.webhook.TracklyWebhookSignatureAutoConfiguration;
import com.tracklysms.spring.boot.webhook.TracklyWebhookStoreAutoConfiguration;
import com.tracklysms.spring.links.ShortLinkRequest;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.observation.DefaultTracklyObservationConvention;
import com.tracklysms.spring.observation.TracklyObservationConvention;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.TestTemplates;
import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.ReplyEvent;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.UnsubscribeEvent;
import com.tracklysms.spring.webhook.WebhookOutcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.HttpHeaders;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that a registry holds the meters that the documentation names, with their tags,
 * after calls of every kind and end.
 */
class DocsMetersTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private static final MarkdownPage OBSERVING = MarkdownPage.manual("observing.md");

	private static final MarkdownPage WEBHOOKS = MarkdownPage.manual("webhooks.md");

	private static final ResponseDefinitionBuilder SUCCESS = jsonResponse(
			"{\"message_id\":\"msg_1\",\"queued_count\":1,\"error_count\":0,\"lists\":[],\"unsubscribed\":true,"
					+ "\"phone\":\"+12065550100\",\"shortUrl\":\"https://a.example/b\"}",
			200);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				WebClientAutoConfiguration.class, TracklyAutoConfiguration.class,
				TracklyMetricsAutoConfiguration.class))
		.withPropertyValues("trackly.api-key=trk_test", "trackly.api-version=v2", "trackly.from=+18005550199",
				"trackly.retry.initial-interval=2ms", "trackly.retry.jitter=0",
				"trackly.base-url=http://localhost:" + server.getPort() + "/api");

	@Test
	void registryHoldsWhatTheTablesNameAndNoMore() {
		this.contextRunner.run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			answer(jsonResponse("{}", 429), SUCCESS);
			callAll(context.getBean(TracklyTemplate.class), context.getBean(ReactiveTracklyTemplate.class));
			answer(jsonResponse("{\"error\":\"x\",\"code\":\"other\"}", 400));
			callAll(context.getBean(TracklyTemplate.class), context.getBean(ReactiveTracklyTemplate.class));
			answer(jsonResponse("{}", 500));
			callAll(context.getBean(TracklyTemplate.class), context.getBean(ReactiveTracklyTemplate.class));
			assertThat(held(meters, "trackly")).isEqualTo(documented());
			cancel(context.getBean(ReactiveTracklyTemplate.class), meters);
			Map<String, Set<String>> held = held(meters, "trackly");
			held.keySet().removeIf((name) -> name.endsWith(".active"));
			assertThat(documented()).containsAllEntriesOf(held);
		});
	}

	@Test
	void countersHaveNoOutcomeThatIsNotKnownYet() {
		this.contextRunner.run((context) -> {
			answer(jsonResponse("{}", 429), SUCCESS);
			context.getBean(TracklyTemplate.class).send(Call.MESSAGE);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.getMeters()).filteredOn((meter) -> meter.getId().getType() == Meter.Type.COUNTER)
				.extracting((meter) -> meter.getId().getName())
				.containsExactlyInAnyOrder("trackly.messages", "trackly.rate.limited", "trackly.retries");
			assertThat(meters.get("trackly.retries").counter().count()).isOne();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "sms", "trackly", "my.trackly" })
	void observationsOfOtherNamesAddNoCountersEither(String name) {
		this.contextRunner
			.withBean(TracklyObservationConvention.class, () -> new DefaultTracklyObservationConvention(name))
			.run((context) -> {
				answer(jsonResponse("{}", 429), SUCCESS);
				context.getBean(TracklyTemplate.class).send(Call.MESSAGE);
				assertThat(held(context.getBean(MeterRegistry.class), name)).containsKey(name)
					.doesNotContainKeys(name + ".retry", name + ".wait");
				assertThat(context.getBean(MeterRegistry.class).get("trackly.rate.limited").counter().count()).isOne();
			});
	}

	@Test
	void metersOfTheApplicationAreItsOwn() {
		this.contextRunner.run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			meters.counter("orders.retry", "outcome", "lost").increment();
			meters.counter("trackly.jobs.retry").increment();
			assertThat(held(meters, "")).containsKeys("orders.retry", "trackly.jobs.retry");
		});
	}

	@Test
	void registryHoldsWhatTheTableOfTheWebhookNamesAndNoMore() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
					TracklyWebhookSignatureAutoConfiguration.class, TracklyWebhookStoreAutoConfiguration.class,
					TracklyWebhookAutoConfiguration.class, TracklyWebhookMetricsAutoConfiguration.class))
			.withPropertyValues("trackly.webhook.secrets=" + WebhookRequests.SECRET)
			.run((context) -> {
				TracklyWebhookProcessor processor = context.getBean(TracklyWebhookProcessor.class);
				byte[] event = WebhookRequests
					.bytes(WebhookRequests.delivery("d-1", "delivered", Instant.now().toString()));
				HttpHeaders signature = new HttpHeaders();
				signature.set(WebhookRequests.HEADER, WebhookRequests.sign(event, WebhookRequests.SECRET));
				assertThat(processor.process(event, signature)).isEqualTo(WebhookOutcome.PROCESSED);
				assertThat(processor.process(event, new HttpHeaders())).isEqualTo(WebhookOutcome.UNVERIFIED);
				Map<String, Set<String>> documented = new TreeMap<>();
				WEBHOOKS.table("| meter | is | tags |")
					.forEach((row) -> documented.put(words(row.get(0)).iterator().next(), words(row.get(2))));
				assertThat(held(context.getBean(MeterRegistry.class), "trackly")).isEqualTo(documented);
			});
	}

	@Test
	void tableOfTheWebhookHasEachValueOfItsTags() {
		Map<String, List<String>> values = WEBHOOKS.table("| tag | values |")
			.stream()
			.collect(Collectors.toMap((row) -> row.get(0), (
					row) -> Pattern.compile("`(\\w+)`").matcher(row.get(1)).results().map((m) -> m.group(1)).toList()));
		assertThat(values.get("`event`")).containsExactly(DeliveryEvent.NAME, UnsubscribeEvent.NAME, ReplyEvent.NAME,
				"other", "none");
		assertThat(values.get("`outcome`")).containsExactlyInAnyOrderElementsOf(
				Stream.of(WebhookOutcome.values()).map((outcome) -> outcome.name().toLowerCase(Locale.ROOT)).toList());
	}

	private void answer(ResponseDefinitionBuilder first, ResponseDefinitionBuilder... others) {
		server.resetAll();
		if (others.length > 0) {
			server.stubFor(any(anyUrl()).inScenario("answers").willReturn(others[0]));
			server.stubFor(any(anyUrl()).inScenario("answers")
				.whenScenarioStateIs(Scenario.STARTED)
				.willReturn(first)
				.willSetStateTo("refused"));
		}
		else {
			server.stubFor(any(anyUrl()).willReturn(first));
		}
	}

	private void callAll(TracklyTemplate template, ReactiveTracklyTemplate reactive) {
		List<SmsMessage> messages = List.of(Call.MESSAGE, SmsMessage.of(Call.TO, ""));
		RawSmsMessage raw = RawSmsMessage.of(Call.MESSAGE);
		List<ThrowingCallable> calls = List.of(() -> template.send(Call.MESSAGE),
				() -> template.sendBulk(List.of(Call.MESSAGE)), () -> template.sendRaw(raw),
				() -> template.sendRawBulk(List.of(raw)), () -> template.sendAll(messages),
				() -> template.opsForLists().findAll(), () -> template.opsForLists().findById(42),
				() -> template.opsForContacts().unsubscribe(Call.TO, TestTemplates.LIST_NUMBER),
				() -> template.opsForPhoneNumbers().validate(Call.TO),
				() -> template.opsForLinks().shorten(ShortLinkRequest.ofUrl("https://example.com").withListId(42)),
				() -> reactive.send(Call.MESSAGE).block(), () -> reactive.sendBulk(List.of(Call.MESSAGE)).block(),
				() -> reactive.sendRaw(raw).block(), () -> reactive.sendRawBulk(List.of(raw)).block(),
				() -> reactive.sendAll(Flux.fromIterable(messages)).blockLast(),
				() -> reactive.opsForLists().findAll().blockLast());
		for (ThrowingCallable call : calls) {
			server.resetScenarios();
			catchThrowable(call);
		}
	}

	private void cancel(ReactiveTracklyTemplate reactive, MeterRegistry meters) {
		answer(SUCCESS.withFixedDelay(60_000));
		Disposable sent = reactive.send(Call.MESSAGE).subscribe();
		assertThat(held(meters, "trackly.send.active")).isNotEmpty();
		sent.dispose();
	}

	private Map<String, Set<String>> held(MeterRegistry meters, String prefix) {
		Map<String, Set<String>> held = new TreeMap<>();
		for (Meter meter : meters.getMeters()) {
			if (meter.getId().getName().startsWith(prefix)) {
				Set<String> tags = meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet());
				assertThat(held.merge(meter.getId().getName(), tags, (one, other) -> {
					assertThat(other).isEqualTo(one);
					return one;
				})).isNotNull();
			}
		}
		return held;
	}

	/**
	 * Meters that all observations have are in a table of their own.
	 */
	private Map<String, Set<String>> documented() {
		Map<String, Set<String>> documented = new TreeMap<>();
		OBSERVING.table("| meter | counts | tags |")
			.forEach((row) -> documented.put(words(row.get(0)).iterator().next(), words(row.get(2))));
		for (List<String> observation : OBSERVING.table("| observation | of |")) {
			for (String name : words(String.join(" ", observation))) {
				for (List<String> row : OBSERVING.table("| for each observation | is | tags |")) {
					String suffix = row.get(0).contains(".active") ? ".active" : "";
					documented.put(name + suffix, words(row.get(2)));
				}
			}
		}
		documented.keySet().removeIf((name) -> !name.startsWith("trackly"));
		return documented;
	}

	/**
	 * Return the words in code, without the values in brackets behind them.
	 */
	private Set<String> words(String cell) {
		return Pattern.compile("`([a-z.]+)`")
			.matcher(cell.replaceAll("\\([^)]*\\)", ""))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(HashSet::new));
	}

}
