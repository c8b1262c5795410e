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

package com.tracklysms.spring.internal.connector;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Releases connections of HttpComponents when the thread that has read the answer is
 * through with it. Otherwise the next request is written before the bytes behind the
 * answer are read, and they are taken for its answer.
 */
final class ReleaseAfterRead implements AsyncExecChainHandler {

	private final Executor executor = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, Runnable::run);

	@Override
	public void execute(HttpRequest request, AsyncEntityProducer entity, Scope scope, AsyncExecChain chain,
			AsyncExecCallback callback) throws HttpException, IOException {
		chain.proceed(request, entity, scope, new Callback(callback, this.executor));
	}

	private record Callback(AsyncExecCallback callback, Executor executor) implements AsyncExecCallback {

		@Override
		public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails entity)
				throws HttpException, IOException {
			return this.callback.handleResponse(response, entity);
		}

		@Override
		public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
			this.callback.handleInformationResponse(response);
		}

		@Override
		public void completed() {
			this.executor.execute(this.callback::completed);
		}

		@Override
		public void failed(Exception cause) {
			this.callback.failed(cause);
		}

	}

}
