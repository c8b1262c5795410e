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

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.apache.hc.core5.http.HttpHost;
import org.eclipse.jetty.client.HttpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.ProxyProvider;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for requests that were never sent for a reason that no time cures: they are not
 * repeated, and the exception says what does.
 */
@ParameterizedClass
@EnumSource
class PersistentFailureTests {

	private final Style style;

	PersistentFailureTests(Style style) {
		this.style = style;
	}

	@ParameterizedTest
	@EnumSource
	void certificateThatIsNotTrustedIsNamedWithItsCure(Connector connector) {
		WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
		server.start();
		try {
			TracklyTemplateBuilder builder = TestTemplates.forPort(80, connector)
				.baseUrl("https://localhost:" + server.httpsPort() + "/api");
			assertThat(persistentFailure(builder)).hasMessageContaining("certificate of the server")
				.hasMessageContaining("unable to find valid certification path")
				.hasMessageContaining("keytool -printcert -sslserver localhost:" + server.httpsPort())
				.hasMessageContaining("trackly.http.ssl.bundle");
			assertEndsAtOnce(builder);
		}
		finally {
			server.stop();
		}
	}

	@ParameterizedTest
	@EnumSource
	void serverThatSpeaksNoTlsIsNamedWithItsCure(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.socket().getInputStream().read();
			connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
			connection.socket().shutdownOutput();
			// A connection that is closed with bytes unread is reset, perhaps before the
			// client has read
			connection.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
		})) {
			// Jetty sometimes tells no more than that the connection was closed, which
			// may pass
			TracklyOperations template = this.style.build(TestTemplates.impatient(
					TestTemplates.forPort(80, connector).baseUrl("https://localhost:" + server.port() + "/api")));
			assertThat(catchThrowableOfType(TracklyConnectionException.class, () -> Call.SEND.on(template)))
				.hasMessageContaining("does not speak TLS")
				.hasMessageContaining("trackly.base-url")
				.matches(TracklyConnectionException::isPersistent);
		}
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of(407, 403).map((status) -> Arguments.of(connector, status)));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void proxyThatRefusesTheConnectionIsNamedWithItsAnswer(Connector connector, int status) {
		try (RawServer proxy = answering(status)) {
			assertThat(persistentFailure(throughProxy(connector, proxy))).hasMessageContaining("was not sent")
				.hasMessageContaining("the proxy")
				.hasMessageContaining("answered " + status)
				.hasMessageContaining((status == 407) ? "password" : "permit");
			assertThat(proxy.requests()).allSatisfy((request) -> assertThat(request).startsWith("CONNECT "));
			assertEndsAtOnce(throughProxy(connector, proxy));
		}
	}

	@ParameterizedTest
	@EnumSource
	void proxyThatCannotReachTheApiIsAskedAgain(Connector connector) {
		try (RawServer proxy = answering(502)) {
			TracklyOperations template = this.style.build(TestTemplates.impatient(throughProxy(connector, proxy)));
			TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class)
				.hasMessageContaining("answered 502");
			assertThat(proxy.requests()).hasSizeGreaterThanOrEqualTo(6);
		}
	}

	@Test
	void proxyOfAnUnencryptedConnectionIsRecognizedByItsStatus() {
		try (RawServer proxy = answering(407)) {
			assertThat(persistentFailure(TestTemplates.forPort(proxy.port()))).hasMessageContaining("password");
			assertEndsAtOnce(TestTemplates.forPort(proxy.port()));
		}
	}

	/**
	 * Reactor Netty connects through a proxy for plain HTTP too, and accepts the request
	 * before the proxy has answered. The others send such a request to the proxy itself.
	 */
	@Test
	void tunnelThatIsRefusedForAnUnencryptedConnectionIsNeverSent() {
		try (RawServer proxy = answering(403)) {
			TracklyTemplateBuilder builder = throughProxy(Connector.REACTOR, proxy)
				.insecureBaseUrl("http://api.example.invalid/api");
			assertThat(persistentFailure(builder)).hasMessageContaining("answered 403").hasMessageContaining("permit");
			assertThat(proxy.requests()).isNotEmpty()
				.allSatisfy((request) -> assertThat(request).startsWith("CONNECT "));
			assertEndsAtOnce(builder);
		}
	}

	@Test
	void tunnelThatBreaksForAnUnencryptedConnectionIsNeverSent() {
		try (RawServer proxy = RawServer.start((connection) -> {
			connection.readRequest();
			connection.close();
		})) {
			TracklyOperations template = this.style.build(TestTemplates
				.impatient(throughProxy(Connector.REACTOR, proxy).insecureBaseUrl("http://api.example.invalid/api")));
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isExactlyInstanceOf(TracklyConnectionException.class);
			assertThat(proxy.requests()).hasSizeGreaterThanOrEqualTo(6)
				.allSatisfy((request) -> assertThat(request).startsWith("CONNECT "));
		}
	}

	private static RawServer answering(int status) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.write("HTTP/1.1 " + status + " Refused\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
						+ "Content-Length: 0\r\n\r\n");
			}
		});
	}

	private static TracklyTemplateBuilder throughProxy(Connector connector, RawServer proxy) {
		int port = proxy.port();
		ClientHttpConnectorBuilder<?> builder = switch (connector) {
			case REACTOR -> ClientHttpConnectorBuilder.reactor()
				.withHttpClientCustomizer((client) -> client
					.proxy((spec) -> spec.type(ProxyProvider.Proxy.HTTP).host("127.0.0.1").port(port)));
			case HTTP_COMPONENTS -> ClientHttpConnectorBuilder.httpComponents()
				.withHttpClientCustomizer((client) -> client.setProxy(new HttpHost("127.0.0.1", port)));
			case JETTY -> ClientHttpConnectorBuilder.jetty()
				.withHttpClientCustomizer(
						(client) -> client.getProxyConfiguration().addProxy(new HttpProxy("127.0.0.1", port)));
			case JDK -> ClientHttpConnectorBuilder.jdk()
				.withHttpClientCustomizer(
						(client) -> client.proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port))));
		};
		return TestTemplates
			.forPort(80, WebClient.builder().clientConnector(builder.build(HttpClientSettings.defaults())))
			.baseUrl("https://api.example.invalid/api");
	}

	@Test
	void clientThatHasBeenShutDownFailsAtOnce() {
		LoopResources loop = LoopResources.create("shut-down", 1, true);
		WebClient.Builder builder = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create().runOn(loop)));
		loop.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
		assertThat(persistentFailure(TestTemplates.forPort(1, builder))).hasMessageContaining("shut down")
			.hasRootCauseInstanceOf(RejectedExecutionException.class);
		assertEndsAtOnce(TestTemplates.forPort(1, builder));
	}

	@Test
	void executorThatIsBusyMayAcceptTheNextAttempt() {
		assertThat(reason(new RejectedExecutionException("Task capacity of bounded elastic reached"))).isNull();
		assertThat(reason(new RejectedExecutionException("event executor terminated")).persistent()).isTrue();
	}

	@Test
	void handshakeThatBreaksOffMayPass() {
		assertThat(reason(new SSLHandshakeException("Remote host terminated the handshake"))).isNull();
		assertThat(reason(new SSLHandshakeException("Received fatal alert: internal_error"))).isNull();
		assertThat(reason(new SSLHandshakeException("Received fatal alert: bad_certificate"))).satisfies(
				(reason) -> assertThat(reason.description()).contains("bad_certificate", "trackly.http.ssl.bundle"));
	}

	@Test
	void certificateIsNamedWhereItIsKnown() throws Exception {
		X509Certificate certificate = anyCertificate();
		CertPathValidatorException failure = new CertPathValidatorException("validity check failed", null,
				CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), 0);
		assertThat(reason(new SSLHandshakeException("Not valid"), failure).description()).contains(
				certificate.getSubjectX500Principal().getName(),
				"issued by " + certificate.getIssuerX500Principal().getName(), "validity check failed");
	}

	private NeverSent reason(Throwable... causes) {
		return NeverSent.of(List.of(causes), null);
	}

	private X509Certificate anyCertificate() throws Exception {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		return Arrays.stream(factory.getTrustManagers())
			.map((manager) -> ((X509TrustManager) manager).getAcceptedIssuers()[0])
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Send with retries, and fail if one is waited for.
	 */
	private TracklyException persistentFailure(TracklyTemplateBuilder builder) {
		TracklyOperations template = this.style.neverWaiting(builder);
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class);
		assertThat(((TracklyConnectionException) exception).isPersistent()).isTrue();
		return exception;
	}

	private void assertEndsAtOnce(TracklyTemplateBuilder builder) {
		SendReport report = this.style
			.neverWaiting(builder.bulk((settings) -> settings.withBatchSize(1).withConcurrency(2)))
			.sendAll(BulkServer.messages(100));
		assertThat(report.read())
			.as(() -> "Read until " + report.stoppedBy() + " after "
					+ report.unsentMessages().stream().map(FailedMessage::failure).findFirst())
			.isLessThan(100);
		assertThat(report.unsent()).isEqualTo(report.read());
		assertThat(report.stoppedBy()).isExactlyInstanceOf(TracklyConnectionException.class);
	}

}
