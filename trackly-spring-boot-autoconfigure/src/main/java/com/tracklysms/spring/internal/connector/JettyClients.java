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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Clients of Jetty that a connector uses, which cannot stop them itself.
 */
public final class JettyClients implements Consumer<HttpClient> {

	private static final Log logger = LogFactory.getLog(JettyClients.class);

	private final List<HttpClient> clients = new CopyOnWriteArrayList<>();

	/**
	 * Add a client. Its threads do not keep the JVM alive, unless the application has set
	 * others.
	 */
	@Override
	public void accept(HttpClient client) {
		readUnauthorized(client);
		if (client.getExecutor() == null) {
			QueuedThreadPool threads = new QueuedThreadPool();
			threads.setName(client.getName());
			threads.setDaemon(true);
			client.setExecutor(threads);
		}
		if (client.getScheduler() == null) {
			client.setScheduler(new ScheduledExecutorScheduler(client.getName() + "-scheduler", true));
		}
		this.clients.add(client);
	}

	/**
	 * Jetty takes a response with status 401 for a challenge, and fails it without one,
	 * often before its body has been read. The API answers so to a wrong key.
	 */
	public static void readUnauthorized(HttpClient client) {
		client.addEventListener(new LifeCycle.Listener() {

			@Override
			public void lifeCycleStarted(LifeCycle event) {
				client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
			}

		});
	}

	/**
	 * Stop the clients, with the resources that they have started themselves.
	 */
	public void stop() {
		for (HttpClient client : this.clients) {
			try {
				client.stop();
			}
			catch (Exception ex) {
				logger.warn("HTTP client of Jetty could not be stopped", ex);
			}
		}
	}

}
