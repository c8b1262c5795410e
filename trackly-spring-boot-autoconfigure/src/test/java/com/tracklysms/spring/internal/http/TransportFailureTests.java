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

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for requests that get no answer: whether they count as never sent or as perhaps
 * queued, by both templates over each HTTP library.
 */
@ParameterizedClass
@EnumSource
class TransportFailureTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private static final int WARM_UP = 20;

	private static final Duration LONG = Duration.ofSeconds(30);

	private final Style style;

	TransportFailureTests(Style style) {
		this.style = style;
	}

	@ParameterizedTest
	@EnumSource
	void refusedConnectionIsNeverSent(Connector connector) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertNeverSent(TestTemplates.forPort(port, connector));
	}

	@ParameterizedTest
	@EnumSource
	void unresolvedHostIsNeverSent(Connector connector) {
		assertNeverSent(TestTemplates.forPort(80, connector).insecureBaseUrl("http://no-such-host.invalid/api"));
	}

	@ParameterizedTest
	@EnumSource
	void untrustedCertificateIsNeverSent(Connector connector) {
		WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
		server.start();
		try {
			assertNeverSent(
					TestTemplates.forPort(80, connector).baseUrl("https://localhost:" + server.httpsPort() + "/api"));
			assertThat(server.getAllServeEvents()).isEmpty();
		}
		finally {
			server.stop();
		}
	}

	@Test
	void refusedClientCertificateIsNeverSent() throws SSLException {
		WireMockServer server = new WireMockServer(
				wireMockConfig().dynamicPort().dynamicHttpsPort().needClientAuth(true));
		server.start();
		try {
			SslContext trustingAll = SslContextBuilder.forClient()
				.trustManager(InsecureTrustManagerFactory.INSTANCE)
				.endpointIdentificationAlgorithm("")
				.build();
			HttpClient client = HttpClient.create().secure((spec) -> spec.sslContext(trustingAll));
			assertNeverSent(
					TracklyTemplate.builder(WebClient.builder().clientConnector(new ReactorClientHttpConnector(client)))
						.baseUrl("https://localhost:" + server.httpsPort() + "/api")
						.apiKey(TestTemplates.API_KEY)
						.from(TestTemplates.FROM));
			assertThat(server.getAllServeEvents()).isEmpty();
		}
		finally {
			server.stop();
		}
	}

	@Test
	void serverThatSpeaksNoTlsIsNeverSent() {
		try (RawServer server = RawServer.start((connection) -> {
			connection.socket().getInputStream().read();
			connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
			connection.close();
		})) {
			assertNeverSent(TestTemplates.forPort(80).baseUrl("https://localhost:" + server.port() + "/api"));
		}
	}

	@ParameterizedTest
	@EnumSource
	@EnabledOnOs(value = OS.LINUX, disabledReason = "Fills the queue of connections as Linux keeps it")
	void connectionThatIsNotAcceptedInTimeIsNeverSent(Connector connector) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			List<SocketChannel> backlog = fillBacklog(server);
			assertNeverSent(TestTemplates
				.forPort(server.getLocalPort(), connector.webClientBuilder(Duration.ofMillis(200), LONG))
				.baseUrl("http://127.0.0.1:" + server.getLocalPort() + "/api"));
			for (SocketChannel channel : backlog) {
				channel.close();
			}
		}
	}

	/**
	 * Connect until the operating system answers no further attempt.
	 */
	private List<SocketChannel> fillBacklog(ServerSocket server) throws IOException {
		List<SocketChannel> backlog = new ArrayList<>();
		for (int count = 0; count < 4; count++) {
			SocketChannel channel = SocketChannel.open();
			channel.configureBlocking(false);
			channel.connect(server.getLocalSocketAddress());
			backlog.add(channel);
		}
		return backlog;
	}

	/**
	 * HttpComponents itself waits on; the limit of the whole attempt ends it.
	 */
	@Test
	void exhaustedPoolOfHttpComponentsIsNeverSent() throws Exception {
		ClientHttpConnector connector = ClientHttpConnectorBuilder.httpComponents()
			.withHttpClientCustomizer((client) -> client.setConnectionManager(
					PoolingAsyncClientConnectionManagerBuilder.create().setMaxConnPerRoute(1).build()))
			.build(null);
		assertNeverSentOnceTheOneConnectionIsTaken(connector, (builder) -> builder.timeout(SHORT));
	}

	@Test
	void exhaustedPoolIsNeverSent() throws Exception {
		ConnectionProvider pool = ConnectionProvider.builder("one")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofMillis(200))
			.build();
		assertNeverSentOnceTheOneConnectionIsTaken(new ReactorClientHttpConnector(HttpClient.create(pool)),
				(builder) -> builder);
		pool.dispose();
	}

	private void assertNeverSentOnceTheOneConnectionIsTaken(ClientHttpConnector connector,
			UnaryOperator<TracklyTemplateBuilder> second) throws Exception {
		CountDownLatch done = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			await(done);
			connection.close();
		})) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port(),
					WebClient.builder().clientConnector(connector));
			TracklyOperations template = this.style.build(builder);
			Thread first = new Thread(() -> catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)));
			first.start();
			server.awaitRequest();
			assertNeverSent(second.apply(builder));
			assertThat(server.requests()).hasSize(1);
			done.countDown();
			first.join();
		}
	}

	@Test
	void failureOfAFilterBeforeTheExchangeIsNeverSent() {
		WebClient.Builder webClientBuilder = Connector.REACTOR.webClientBuilder(LONG)
			.filter((request, next) -> Mono.error(new IllegalArgumentException("No token")));
		assertNeverSent(TracklyTemplate.builder(webClientBuilder).apiKey(TestTemplates.API_KEY).from("pn_1"));
	}

	static Stream<Throwable> failuresOfFilters() {
		return Stream.of(new IllegalArgumentException("Broken filter"), new SSLHandshakeException("Other host"),
				new ConnectException("Other host"), new UnknownHostException("other.host"));
	}

	@ParameterizedTest
	@MethodSource("failuresOfFilters")
	void failureOfAFilterAfterTheExchangeLeavesTheOutcomeOpen(Throwable failure) {
		try (RawServer server = answering(Call.SEND.success)) {
			assertLost(
					filtered(server,
							(request, next) -> next.exchange(request).flatMap((response) -> Mono.error(failure))),
					TracklyConnectionLostException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void filterThatSendsAgainIsRefused() {
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(500, "{}");
			}
		})) {
			assertLost(filtered(server,
					(request, next) -> next.exchange(request)
						.flatMap((response) -> response.createException().flatMap(Mono::error))
						.cast(ClientResponse.class)
						.retry(2)),
					TracklyServerException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void filterMayRepeatWhatWasNeverSent() {
		try (RawServer server = answering(Call.SEND.success)) {
			AtomicInteger failures = new AtomicInteger(2);
			WebClient.Builder webClientBuilder = Connector.REACTOR.webClientBuilder(LONG)
				.filter((request, next) -> next.exchange(request).retry(2))
				.filter((request, next) -> Mono.defer(() -> (failures.getAndDecrement() > 0)
						? Mono.error(new ConnectException("Refused")) : next.exchange(request)));
			TracklyOperations template = this.style
				.neverWaiting(TestTemplates.forPort(server.port(), webClientBuilder));
			assertThat(Call.SEND.on(template)).isNotNull();
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void filtersDoNotSeeTheApiKey() {
		try (RawServer server = answering(Call.SEND.success)) {
			List<ClientRequest> seen = new ArrayList<>();
			Call.SEND.on(this.style.neverWaiting(filtered(server, (request, next) -> {
				seen.add(request);
				return next.exchange(request);
			})));
			assertThat(seen).singleElement()
				.satisfies((request) -> assertThat(request.headers().toString()).doesNotContain(TestTemplates.API_KEY));
			assertThat(server.requests()).singleElement().asString().contains(TestTemplates.API_KEY);
		}
	}

	private TracklyTemplateBuilder filtered(RawServer server, ExchangeFilterFunction filter) {
		return TestTemplates.forPort(server.port(), Connector.REACTOR.webClientBuilder(LONG).filter(filter));
	}

	@ParameterizedTest
	@EnumSource
	void connectionClosedAfterTheRequestLeavesTheOutcomeOpen(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.close();
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), TracklyConnectionLostException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void connectionResetAfterTheRequestLeavesTheOutcomeOpen(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.reset();
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), TracklyConnectionLostException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void connectionResetOnAReusedConnectionIsNotSentAgain(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			while (connection.server().requests().size() <= WARM_UP) {
				connection.answer(201, Call.SEND.success);
				connection.readRequest();
			}
			connection.reset();
		})) {
			TracklyOperations template = this.style.neverWaiting(TestTemplates.forPort(server.port(), connector));
			warmUp(template);
			assertThat(server.connectionCount()).isLessThan(WARM_UP);
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isExactlyInstanceOf(TracklyConnectionLostException.class);
			assertThat(server.requests()).hasSize(WARM_UP + 1);
		}
	}

	private void warmUp(TracklyOperations template) {
		for (int count = 0; count < WARM_UP; count++) {
			Call.SEND.on(template);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answerThatBreaksOffLeavesTheOutcomeOpen(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"message_id\":\"ms");
			connection.close();
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), TracklyConnectionLostException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answerThatIsNoHttpLeavesTheOutcomeOpen(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.write("220 mail.example.com ESMTP\r\n\r\n");
			connection.close();
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), TracklyConnectionLostException.class);
		}
	}

	@ParameterizedTest
	@EnumSource
	void silentServerLeavesTheOutcomeOpen(Connector connector) {
		CountDownLatch done = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			await(done);
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector, SHORT), TracklyResponseTimeoutException.class);
			assertThat(server.requests()).hasSize(1);
			done.countDown();
		}
	}

	@ParameterizedTest
	@EnumSource
	void serverThatAnswersDropByDropMeetsTheLimitOfTheWholeAttempt(Connector connector) {
		CountDownLatch done = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			while (connection.server().requests().size() <= WARM_UP) {
				connection.answer(201, Call.SEND.success);
				connection.readRequest();
			}
			connection.write("HTTP/1.1 201 Created\r\nContent-Length: 1000000000\r\n\r\n");
			while (done.getCount() > 0) {
				connection.write(" ");
				Thread.onSpinWait();
			}
		})) {
			TracklyOperations template = this.style
				.neverWaiting(TestTemplates.forPort(server.port(), connector).timeout(Duration.ofSeconds(1)));
			warmUp(template);
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isInstanceOf(IndeterminateTracklyException.class);
			assertThat(server.requests()).hasSize(WARM_UP + 1);
			done.countDown();
		}
	}

	@ParameterizedTest
	@EnumSource
	void serviceUnavailableIsNotSentAgainByTheHttpLibrary(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(503, "{}");
			}
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), IndeterminateTracklyException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	/**
	 * As a proxy that tells an idle connection so before it closes it: nobody has asked,
	 * and the next request may be on its way.
	 */
	@ParameterizedTest
	@EnumSource
	void unaskedTimeoutOnAnIdleConnectionIsNoRefusalOfTheNextRequest(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.answer(201, "{\"message_id\":\"msg_" + connection.server().requests().size() + "\"}");
			connection.write("HTTP/1.1 408 Request Time-out\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
			connection.close();
		})) {
			TracklyOperations template = this.style
				.build(TestTemplates.impatient(TestTemplates.forPort(server.port(), connector)));
			Set<String> ids = new HashSet<>();
			for (int count = 0; count < 60; count++) {
				try {
					assertThat(ids.add(template.send(Call.MESSAGE).messageId())).isTrue();
				}
				catch (TracklyException ex) {
					assertThat(ex).isInstanceOf(IndeterminateTracklyException.class);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void timeoutThatAnswersARequestLeavesItsOutcomeOpen(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 408 Request Time-out\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
			connection.close();
		})) {
			assertLost(TestTemplates.forPort(server.port(), connector), IndeterminateTracklyException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	private static RawServer answering(String body) {
		return RawServer.start((connection) -> {
			connection.readRequest();
			connection.answer(201, body);
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void assertNeverSent(TracklyTemplateBuilder builder) {
		TracklyOperations template = this.style.build(builder.retry((settings) -> settings.withEnabled(false)));
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class);
		assertThat(exception).hasMessageContaining("was not sent");
		assertThat(exception.getCause()).isNotNull();
		assertThat(exception.getStatusCode()).isNull();
	}

	private void assertLost(TracklyTemplateBuilder builder, Class<? extends IndeterminateTracklyException> type) {
		TracklyOperations template = this.style.neverWaiting(builder);
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(exception).isInstanceOf(type).hasMessageContaining("may have been queued");
	}

}
