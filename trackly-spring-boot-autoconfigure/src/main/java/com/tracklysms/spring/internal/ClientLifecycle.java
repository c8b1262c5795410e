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

import java.time.Duration;

import com.tracklysms.spring.internal.ClientSettings.Common;
import com.tracklysms.spring.internal.retry.Lifetime;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lifecycle of the templates of a builder and its copies, as part of that of an
 * application. It is stopped after what takes work in: listeners, task executors and web
 * servers.
 * <p>
 * A send of any number of messages is closed earlier if those are still stopping, since
 * they wait for it, and it may go on for longer than they can wait.
 */
public final class ClientLifecycle
		implements SmartLifecycle, DisposableBean, ApplicationContextAware, ApplicationListener<ContextClosedEvent> {

	/**
	 * Stopped before the resources of the HTTP library, whose phases are 0 and 1.
	 */
	private static final int PHASE = 2;

	private static final String REASON = "the application is shutting down";

	private static final Duration LONGEST_RESERVE = Duration.ofSeconds(2);

	private final Lifetime calls;

	private final Lifetime runs;

	private final Duration timeout;

	private volatile boolean running;

	private @Nullable ApplicationContext applicationContext;

	/**
	 * Create a lifecycle.
	 * @param common the state shared by the templates
	 * @param timeout the time in which the phase must end
	 */
	public ClientLifecycle(Common common, Duration timeout) {
		this.calls = common.calls();
		this.runs = common.runs();
		this.timeout = timeout;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.applicationContext = applicationContext;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void start() {
		this.calls.reopen();
		this.runs.reopen();
		this.running = true;
	}

	/**
	 * The context begins to close, and the earlier phases follow.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.applicationContext) {
			startThread(() -> {
				this.calls.sleep(this.timeout.dividedBy(2));
				this.runs.close(REASON);
			});
		}
	}

	@Override
	public void stop() {
		try {
			close();
			awaitCalls();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Waits on another thread, since the beans of a phase are stopped together.
	 */
	@Override
	public void stop(Runnable callback) {
		close();
		if (this.calls.isIdle()) {
			callback.run();
		}
		else {
			startThread(() -> {
				awaitCalls();
				callback.run();
			});
		}
	}

	private void close() {
		this.running = false;
		this.calls.close(REASON);
	}

	/**
	 * Await the requests under way, then the callers that learn that theirs is not
	 * awaited any longer, and then the threads that make use of results.
	 */
	private void awaitCalls() throws InterruptedException {
		Duration sixth = this.timeout.dividedBy(6);
		Duration reserve = (sixth.compareTo(LONGEST_RESERVE) < 0) ? sixth : LONGEST_RESERVE;
		if (!this.calls.awaitCalls(this.timeout.minus(reserve.multipliedBy(3)))) {
			this.calls.end(REASON);
			this.calls.awaitCalls(reserve);
		}
		this.calls.awaitThreads(reserve);
	}

	/**
	 * Also closes if the application failed to start, and so is not stopped.
	 */
	@Override
	public void destroy() {
		close();
	}

	private static void startThread(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "trackly-shutdown");
		thread.setDaemon(true);
		thread.start();
	}

	@FunctionalInterface
	private interface Task {

		void run() throws InterruptedException;

	}

}
