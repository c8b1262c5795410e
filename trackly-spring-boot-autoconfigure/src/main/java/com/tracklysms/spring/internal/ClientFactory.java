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

package com.tracklysms.spring.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.internal.ClientSettings.Account;
import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.call.RequestExecutor;
import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.ApiUris;
import com.tracklysms.spring.internal.http.DeprecationNotice;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.http.RetryAfter;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.protocol.SendAnswers;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.protocol.SendProtocolV1;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.internal.retry.BlockingRetry;
import com.tracklysms.spring.internal.retry.ReactiveRetry;
import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.internal.retry.RetryRules;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.internal.sendall.SendAll;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Creates clients from settings that have been validated.
 */
public final class ClientFactory {

	private final ClientSettings settings;

	private final Account account;

	private final ApiKey apiKey;

	private final Timing timing;

	public ClientFactory(ClientSettings settings) {
		this.settings = settings;
		this.account = settings.account();
		ApiKey apiKey = this.account.apiKey();
		Assert.state(apiKey != null, "API key must be set");
		this.apiKey = apiKey;
		Timing timing = settings.timing();
		this.timing = (timing != null) ? timing : Timing.system(settings.common().calls()::sleep);
	}

	/**
	 * Create a client. This is done for the first call, so that the call fails if, for
	 * instance, a customizer of the application does.
	 * @throws UncategorizedTracklyException if the client cannot be created
	 * @throws TracklyConnectionException if the application is shutting down, since it
	 * may not be possible any more
	 */
	public TracklyClient create() {
		this.settings.common().calls().assertOpen(null);
		try {
			return assemble();
		}
		catch (TracklyException ex) {
			throw ex;
		}
		catch (RuntimeException | LinkageError ex) {
			this.settings.common().calls().assertOpen(ex);
			throw new UncategorizedTracklyException("Nothing was sent, the client could not be created ["
					+ NestedExceptionUtils.getMostSpecificCause(ex)
					+ "]. Check the HTTP library, its customizers and the SSL bundle", ex);
		}
	}

	private TracklyClient assemble() {
		Json json = new Json();
		Redactor redactor = new Redactor(this.apiKey);
		RetryBackOff backOff = new RetryBackOff(this.settings.retry(), this.timing.random());
		RetryRules rules = new RetryRules(this.settings.retry(), backOff, this.timing.stopwatch());
		RequestExecutor executor = requestExecutor(json, redactor);
		Observations observations = new Observations(this.settings.observation().registry(),
				this.settings.observation().convention(), this.account.apiVersion());
		SendProtocol protocol = protocol(json, redactor);
		ReactiveCalls reactiveCalls = reactiveCalls(executor, rules, json, observations);
		return new TracklyClient(protocol, blockingCalls(executor, rules, json, observations), reactiveCalls,
				new SendAll(protocol, reactiveCalls, this.settings.bulk(), this.settings.common().runs(), this.timing,
						observations));
	}

	private RequestExecutor requestExecutor(Json json, Redactor redactor) {
		ApiExchange exchange = new ApiExchange(webClient(), new ApiUris(this.account.baseUrl()), this.apiKey,
				new RetryAfter(this.timing.clock()));
		AnswerTranslator answerTranslator = new AnswerTranslator(json, redactor,
				new DeprecationNotice(redactor, this.settings.common().deprecationNoticeGiven()),
				this.settings.exceptionTranslator(), this.account.baseUrl());
		return new RequestExecutor(exchange, answerTranslator, new TransportFailures(),
				this.settings.common().pacers().of(this.settings.pacedAccount(), this.timing), this.settings.timeout());
	}

	private BlockingCalls blockingCalls(RequestExecutor executor, RetryRules rules, Json json,
			Observations observations) {
		return new BlockingCalls(executor,
				forEachKind(rules, (ofKind) -> new BlockingRetry(ofKind, this.timing.sleeper())), json,
				this.settings.common().calls(), observations);
	}

	private ReactiveCalls reactiveCalls(RequestExecutor executor, RetryRules rules, Json json,
			Observations observations) {
		return new ReactiveCalls(executor,
				forEachKind(rules, (ofKind) -> new ReactiveRetry(ofKind, this.timing.delay())), json,
				this.settings.common().calls(), observations);
	}

	private <R> Map<RequestKind, R> forEachKind(RetryRules rules, Function<RetryRules, R> retry) {
		Map<RequestKind, R> retries = new EnumMap<>(RequestKind.class);
		for (RequestKind kind : RequestKind.values()) {
			retries.put(kind, retry.apply(rules.of(kind)));
		}
		return retries;
	}

	private SendProtocol protocol(Json json, Redactor redactor) {
		SendAnswers answers = new SendAnswers(redactor);
		return switch (this.account.apiVersion()) {
			case V1 -> new SendProtocolV1(json, answers, new SenderNotice(this.settings.common().senderNoticeGiven()),
					this.account.from());
			case V2 -> new SendProtocolV2(json, answers, this.account.from());
		};
	}

	private WebClient webClient() {
		String userAgent = ClientVersion.userAgent();
		return this.settings.webClientBuilder().get().clone().defaultHeaders((headers) -> {
			headers.set(HttpHeaders.USER_AGENT, userAgent);
			headers.setAccept(List.of(MediaType.APPLICATION_JSON));
		}).build();
	}

}
