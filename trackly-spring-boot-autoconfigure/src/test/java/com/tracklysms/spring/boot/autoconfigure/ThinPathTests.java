package com.tracklysms.spring.boot.autoconfigure;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.tracklysms.spring.TracklyTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

class ThinPathTests {

	@Test
	void sends() {
		WireMockServer server = new WireMockServer(0);
		server.start();
		server.stubFor(post("/api/v1/messages").willReturn(jsonResponse(
				"{\"message_id\":\"msg_1\",\"status\":\"queued\",\"segments\":1,\"gsm7\":true,\"deprecated\":true}",
				201)
			.withHeader("X-API-Deprecated", "v1 is deprecated")));
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
							WebClientAutoConfiguration.class, TracklyAutoConfiguration.class))
			.withPropertyValues("trackly.api-key=trk_x", "trackly.from=pn_1",
					"trackly.base-url=http://localhost:" + server.port() + "/api")
			.run((context) -> {
				System.out.println(context.getBean(TracklyTemplate.class).send("+14155551234", "Hello"));
				server.getAllServeEvents().forEach((e) -> System.out.println(e.getRequest()));
			});
		server.stop();
	}

}
