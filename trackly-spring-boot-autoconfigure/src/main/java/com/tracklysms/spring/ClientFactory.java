package com.tracklysms.spring;

import java.util.List;

import com.tracklysms.spring.internal.call.BlockingCaller;
import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.call.ReactiveCaller;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.DeprecationNotice;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.http.RetryAfter;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.protocol.SendAnswers;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.protocol.SendProtocolV1;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.internal.ratelimit.RateLimits;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.retry.BlockingRetry;
import com.tracklysms.spring.internal.retry.ReactiveRetry;
import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.internal.retry.RetryRules;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.internal.sendall.BatchSender;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

/**
 * Builds what templates work with, from settings that have been checked.
 */
final class ClientFactory {

	private final TracklyTemplateBuilder settings;

	private final String apiKey;

	private final Timing timing;

	ClientFactory(TracklyTemplateBuilder settings, String apiKey) {
		this.settings = settings;
		this.apiKey = apiKey;
		this.timing = (settings.timing != null) ? settings.timing : Timing.system();
	}

	BlockingClient blockingClient() {
		Parts parts = buildParts();
		return new BlockingClient(parts.api(), blockingCalls(parts), batchSender(parts));
	}

	ReactiveClient reactiveClient() {
		Parts parts = buildParts();
		return new ReactiveClient(parts.api(), reactiveCalls(parts), batchSender(parts));
	}

	private Parts buildParts() {
		Json json = new Json();
		Redactor redactor = new Redactor(this.apiKey);
		RetryAfter retryAfter = new RetryAfter(this.timing.clock());
		RetryBackOff backOff = new RetryBackOff(this.settings.retrySettings, this.timing.random());
		AnswerTranslator answerTranslator = new AnswerTranslator(json, redactor, retryAfter,
				new DeprecationNotice(redactor, this.settings.deprecationNoticeGiven),
				this.settings.exceptionTranslator);
		RequestPacers pacers = this.settings.rateLimits.pacersFor(this.settings.baseUrl, this.apiKey,
				this.settings.rateLimitSettings, this.settings.rateLimitStore,
				new RateLimits.Tools(backOff, this.timing.stopwatch(), retryAfter, this.timing.delay()));
		return new Parts(buildApi(json, redactor), new ApiExchange(buildWebClient(), this.apiKey), answerTranslator,
				new RetryRules(this.settings.retrySettings, backOff, this.timing.stopwatch()), pacers,
				new Observations(this.settings.observationRegistry, this.settings.observationConvention,
						this.settings.apiVersion));
	}

	private BatchSender batchSender(Parts parts) {
		return new BatchSender(parts.api(), reactiveCalls(parts), this.settings.bulkSettings, parts.observations());
	}

	private BlockingCalls blockingCalls(Parts parts) {
		BlockingCaller caller = new BlockingCaller(parts.exchange(), parts.answerTranslator(), new TransportFailures(),
				parts.pacers(), this.settings.timeout);
		return new BlockingCalls(caller, new BlockingRetry(parts.retryRules(), this.timing.sleeper()),
				new BlockingRetry(parts.retryRules().forReads(), this.timing.sleeper()), parts.observations());
	}

	private ReactiveCalls reactiveCalls(Parts parts) {
		ReactiveCaller caller = new ReactiveCaller(parts.exchange(), parts.answerTranslator(), new TransportFailures(),
				parts.pacers(), this.settings.timeout);
		return new ReactiveCalls(caller, new ReactiveRetry(parts.retryRules(), this.timing.delay()),
				new ReactiveRetry(parts.retryRules().forReads(), this.timing.delay()), parts.observations());
	}

	private SendProtocol buildApi(Json json, Redactor redactor) {
		SendAnswers answers = new SendAnswers(redactor);
		return switch (this.settings.apiVersion) {
			case V1 -> new SendProtocolV1(json, answers, new SenderNotice(this.settings.senderNoticeGiven),
					this.settings.from);
			case V2 -> new SendProtocolV2(json, answers, this.settings.from);
		};
	}

	/**
	 * The base URL goes in as a URI builder factory, since one that a customizer of the
	 * application has set would send the API key to another host.
	 */
	private WebClient buildWebClient() {
		String userAgent = ClientVersion.userAgent();
		return this.settings.webClientBuilder.get()
			.clone()
			.uriBuilderFactory(new DefaultUriBuilderFactory(this.settings.baseUrl))
			.defaultHeaders((headers) -> {
				headers.set(HttpHeaders.USER_AGENT, userAgent);
				headers.setAccept(List.of(MediaType.APPLICATION_JSON));
			})
			.build();
	}

	/**
	 * What a blocking and a reactive template have in common.
	 */
	private record Parts(SendProtocol api, ApiExchange exchange, AnswerTranslator answerTranslator,
			RetryRules retryRules, RequestPacers pacers, Observations observations) {

	}

}
