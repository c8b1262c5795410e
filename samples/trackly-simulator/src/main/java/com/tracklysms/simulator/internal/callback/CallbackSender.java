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

package com.tracklysms.simulator.internal.callback;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import org.jspecify.annotations.Nullable;

/**
 * Signs and posts bodies, one exchange for each.
 */
final class CallbackSender implements AutoCloseable {

	// How long Trackly waits is not documented
	static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private static final int THREADS = 2;

	private final Duration timeLimit;

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS,
			new DaemonThreadFactory("trackly-simulator-callback-http-"));

	private @Nullable HttpClient client;

	private boolean closed;

	CallbackSender(Duration timeLimit) {
		this.timeLimit = timeLimit;
	}

	CallbackResult post(CallbackTarget target, String json) {
		SignedWebhook webhook = SignedWebhook.of(target.secret(), json);
		ToIntFunction<SignedWebhook> endpoint = target.endpoint();
		return (endpoint != null) ? call(endpoint, webhook) : exchange(request(target, webhook));
	}

	private static CallbackResult call(ToIntFunction<SignedWebhook> endpoint, SignedWebhook webhook) {
		try {
			return CallbackResult.answered(endpoint.applyAsInt(webhook));
		}
		catch (RuntimeException ex) {
			return CallbackResult.unanswered(describe(ex));
		}
	}

	private CallbackResult exchange(HttpRequest request) {
		HttpClient client = client();
		return (client != null) ? await(client.sendAsync(request, BodyHandlers.discarding()))
				: CallbackResult.unanswered("the simulator is closed");
	}

	private static HttpRequest request(CallbackTarget target, SignedWebhook webhook) {
		return HttpRequest.newBuilder(target.requiredUrl())
			.header("Content-Type", "application/json")
			.header(SignedWebhook.HEADER, webhook.signature())
			.POST(BodyPublishers.ofByteArray(webhook.body()))
			.build();
	}

	// A client has a thread from its start, and most simulators send no callback
	private synchronized @Nullable HttpClient client() {
		if (this.client == null && !this.closed) {
			this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(this.executor).build();
		}
		return this.client;
	}

	private CallbackResult await(CompletableFuture<HttpResponse<Void>> exchange) {
		try {
			return CallbackResult.answered(exchange.get(this.timeLimit.toMillis(), TimeUnit.MILLISECONDS).statusCode());
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			return CallbackResult.unanswered("none within " + this.timeLimit.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			return CallbackResult.unanswered("interrupted");
		}
		catch (ExecutionException ex) {
			return CallbackResult.unanswered(describe((ex.getCause() != null) ? ex.getCause() : ex));
		}
	}

	private static String describe(Throwable failure) {
		return (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		// Before JDK 21 a client cannot be closed: it ends once nobody knows it
		this.client = null;
		this.executor.shutdownNow();
	}

}
