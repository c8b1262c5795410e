package com.tracklysms.spring;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what only a reactive send of any number of messages has: demand, cancellation
 * and a report on the side.
 */
class ReactiveSendAllTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	@Test
	void reportIsThereWhenTheRunIsCompleted() {
		server.stubFor(post(Call.SEND_BULK.path).willReturn(jsonResponse(Call.SEND_BULK.success, 201)));
		AtomicReference<SendReport> report = new AtomicReference<>();
		Mono<SendReport> result = TestTemplates.forPort(server.getPort())
			.buildReactive()
			.sendAll(Flux.just(Call.MESSAGE), report::set)
			.then(Mono.fromSupplier(report::get));
		assertThat(result.block()).isEqualTo(new SendReport(1, 1, List.of(), List.of(), List.of(), null));
	}

}
