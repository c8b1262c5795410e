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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Border between what an application adds to the requests to all services and what leaves
 * for the Trackly API, for a builder of the application that is to be customized for the
 * API. Default headers and cookies of the application, what its filters add to headers,
 * cookies and body, and what a tracer propagates besides the trace do not leave.
 */
public final class EgressBorder {

	private static final String ORIGINAL = EgressBorder.class.getName() + ".original";

	private static final String CUSTOM_HEADERS = EgressBorder.class.getName() + ".headers";

	private static final Set<String> OWN_HEADERS = names(HttpHeaders.ACCEPT, HttpHeaders.USER_AGENT);

	/**
	 * The fields of the W3C and of B3, the types that Spring Boot supports.
	 */
	private static final Set<String> TRACE_HEADERS = names("traceparent", "tracestate", "b3", "X-B3-TraceId",
			"X-B3-SpanId", "X-B3-ParentSpanId", "X-B3-Sampled", "X-B3-Flags");

	private final List<ExchangeFilterFunction> applicationFilters = new ArrayList<>();

	private final HttpHeaders customHeaders = new HttpHeaders();

	/**
	 * Remove the default headers and cookies of an application from a builder.
	 */
	public EgressBorder(WebClient.Builder builder) {
		builder.filters(this.applicationFilters::addAll);
		builder.defaultHeaders(HttpHeaders::clear).defaultCookies(MultiValueMap::clear);
		// Those that are set for each request cannot be removed before
		builder.defaultRequest((request) -> request.headers(HttpHeaders::clear).cookies(MultiValueMap::clear));
	}

	/**
	 * Complete the border after the builder has been customized for the API: what has
	 * been added since leaves.
	 */
	public void complete(WebClient.Builder builder) {
		builder.defaultHeaders(this.customHeaders::putAll);
		builder.defaultRequest((request) -> request.headers((headers) -> {
			if (!headers.isEmpty()) {
				request.attribute(CUSTOM_HEADERS, HttpHeaders.copyOf(headers));
			}
		}));
		builder.filters(this::addBorder);
	}

	/**
	 * The filters of the application are the outer ones, wherever a customizer has put
	 * its own.
	 */
	private void addBorder(List<ExchangeFilterFunction> filters) {
		List<ExchangeFilterFunction> outer = filters.stream().filter(this.applicationFilters::contains).toList();
		filters.removeAll(outer);
		if (outer.isEmpty()) {
			filters.add(0, (request, next) -> next.exchange(withoutForeign(request, request)));
			return;
		}
		filters.add(0, this::cross);
		filters.addAll(0, outer);
		filters.add(0, this::remember);
	}

	private Mono<ClientResponse> remember(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request).contextWrite((context) -> context.put(ORIGINAL, request));
	}

	private Mono<ClientResponse> cross(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			ClientRequest original = context.getOrDefault(ORIGINAL, null);
			return next.exchange(withoutForeign(request, (original != null) ? original : request));
		});
	}

	/**
	 * Return the request as it leaves.
	 * @param request the request after the filters of the application
	 * @param original the request before them
	 */
	private ClientRequest withoutForeign(ClientRequest request, ClientRequest original) {
		if (request == original && isWithoutForeign(request)) {
			return request;
		}
		Consumer<ClientHttpRequest> httpRequest = original.httpRequest();
		ClientRequest.Builder builder = ClientRequest.create(request.method(), request.url())
			.headers((headers) -> addHeaders(headers, request, original))
			.cookies((cookies) -> cookies.addAll(original.cookies()))
			.attributes((attributes) -> {
				attributes.putAll(original.attributes());
				attributes.putAll(request.attributes());
			})
			.body(original.body());
		return ((httpRequest != null) ? builder.httpRequest((output) -> apply(httpRequest, output)) : builder).build();
	}

	private boolean isWithoutForeign(ClientRequest request) {
		AtomicBoolean foreign = new AtomicBoolean(request.httpRequest() != null);
		// By far the cheapest way to see all names
		request.headers().forEach((name, values) -> {
			if (!OWN_HEADERS.contains(name) && !TRACE_HEADERS.contains(name)) {
				foreign.set(true);
			}
		});
		return !foreign.get();
	}

	/**
	 * The trace may also be propagated by a filter of the application, depending on its
	 * tracing library.
	 */
	private void addHeaders(HttpHeaders headers, ClientRequest request, ClientRequest original) {
		TRACE_HEADERS.forEach((name) -> copy(name, request, headers));
		headers.putAll(this.customHeaders);
		original.attribute(CUSTOM_HEADERS).ifPresent((custom) -> headers.putAll((HttpHeaders) custom));
		OWN_HEADERS.forEach((name) -> copy(name, original, headers));
	}

	private void copy(String name, ClientRequest source, HttpHeaders target) {
		List<String> values = source.headers().get(name);
		if (!CollectionUtils.isEmpty(values)) {
			target.put(name, values);
		}
	}

	/**
	 * Native requests can be changed by the application and by customizers of the API
	 * alike, and it is not known which of them has set a header or cookie.
	 */
	private void apply(Consumer<ClientHttpRequest> consumer, ClientHttpRequest output) {
		HttpHeaders headers = HttpHeaders.copyOf(output.getHeaders());
		MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>(output.getCookies());
		consumer.accept(output);
		output.getHeaders().clear();
		output.getHeaders().putAll(headers);
		output.getCookies().clear();
		output.getCookies().addAll(cookies);
	}

	private static Set<String> names(String... names) {
		Set<String> result = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		result.addAll(List.of(names));
		return result;
	}

}
