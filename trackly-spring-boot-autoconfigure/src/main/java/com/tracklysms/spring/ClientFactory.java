package com.tracklysms.spring;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

/**
 * Builds what templates work with. It checks nothing any more: what is wrong with a
 * setting has to show when an application starts, not with its first message.
 */
final class ClientFactory {

	private final TracklyTemplateBuilder settings;

	private final String apiKey;

	ClientFactory(TracklyTemplateBuilder settings, String apiKey) {
		this.settings = settings;
		this.apiKey = apiKey;
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
		RetryAfter retryAfter = new RetryAfter(this.settings.clock);
		RetryBackOff backOff = new RetryBackOff(this.settings.retrySettings, this.settings.random);
		AnswerTranslator answerTranslator = new AnswerTranslator(json, redactor, retryAfter,
				new DeprecationNotice(redactor, this.settings.deprecationNoticeGiven),
				this.settings.exceptionTranslator);
		RequestPacers pacers = this.settings.rateLimits.pacersFor(this.settings.baseUrl, this.apiKey,
				this.settings.rateLimitSettings, this.settings.rateLimitStore,
				new RateLimits.Tools(backOff, this.settings.stopwatch, retryAfter, this.settings.delay));
		return new Parts(buildApi(json, redactor), new ApiExchange(buildWebClient(), this.apiKey), answerTranslator,
				new RetryRules(this.settings.retrySettings, backOff, this.settings.stopwatch), pacers,
				new Observations(this.settings.observationRegistry, this.settings.observationConvention,
						this.settings.apiVersion));
	}

	private BatchSender batchSender(Parts parts) {
		return new BatchSender(parts.api(), reactiveCalls(parts), this.settings.bulkSettings, parts.observations());
	}

	private BlockingCalls blockingCalls(Parts parts) {
		BlockingCaller caller = new BlockingCaller(parts.exchange(), parts.answerTranslator(), new TransportFailures(),
				parts.pacers(), this.settings.timeout);
		return new BlockingCalls(caller, new RetryExecutor(parts.retryRules(), this.settings.sleeper),
				new RetryExecutor(parts.retryRules().forReads(), this.settings.sleeper), parts.observations());
	}

	private ReactiveCalls reactiveCalls(Parts parts) {
		ReactiveCaller caller = new ReactiveCaller(parts.exchange(), parts.answerTranslator(), new TransportFailures(),
				parts.pacers(), this.settings.timeout);
		return new ReactiveCalls(caller, new ReactiveRetry(parts.retryRules(), this.settings.delay),
				new ReactiveRetry(parts.retryRules().forReads(), this.settings.delay), parts.observations());
	}

	private TracklyApi buildApi(Json json, Redactor redactor) {
		SendAnswers answers = new SendAnswers(redactor);
		return switch (this.settings.apiVersion) {
			case V1 ->
				new TracklyApiV1(json, answers, new SenderNotice(this.settings.senderNoticeGiven), this.settings.from);
			case V2 -> new TracklyApiV2(json, answers, this.settings.from);
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
	private record Parts(TracklyApi api, ApiExchange exchange, AnswerTranslator answerTranslator, RetryRules retryRules,
			RequestPacers pacers, Observations observations) {

	}

}
