package com.tracklysms.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

class SendAllTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	@Test
	void thin() {
		server.stubFor(post(Call.SEND_BULK.path).willReturn(
				jsonResponse("{\"queued_count\":10,\"error_count\":0,\"errors\":[],\"deprecated\":true}", 201)));
		List<SmsMessage> messages = IntStream.range(0, 100)
			.mapToObj((i) -> SmsMessage.of("+1206555" + i, "x"))
			.toList();
		List<BatchOutcome> outcomes = new ArrayList<>();
		SendReport report = TestTemplates.forPort(server.getPort())
			.bulk((s) -> s.withBatchSize(10))
			.build()
			.sendAll(messages, outcomes::add);
		assertThat(report.queued()).isEqualTo(100);
		assertThat(outcomes).hasSize(10);
		List<BatchOutcome> out = TestTemplates.forPort(server.getPort())
			.bulk((s) -> s.withBatchSize(10))
			.buildReactive()
			.sendAll(Flux.fromIterable(messages))
			.collectList()
			.block();
		assertThat(out).hasSize(10);
		assertThat(out.get(9).totals().queued()).isEqualTo(100);
	}

}
