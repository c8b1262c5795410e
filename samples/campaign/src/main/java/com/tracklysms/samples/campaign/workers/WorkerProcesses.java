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

package com.tracklysms.samples.campaign.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.tracklysms.samples.campaign.job.GracefulStop;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The workers on the machine of the manager, which end with it.
 */
@Component
@Profile("manager")
class WorkerProcesses implements SmartLifecycle {

	private final WorkerCommand command;

	private final int count;

	private final Map<String, Process> processes = new LinkedHashMap<>();

	private volatile boolean running;

	WorkerProcesses(WorkerCommand command, WorkersProperties properties) {
		this.command = command;
		this.count = properties.count();
	}

	/**
	 * Start as many as are missing.
	 */
	synchronized void startMissing() {
		try {
			for (long alive = alive().count(); alive < this.count; alive++) {
				String name = "worker-" + (this.processes.size() + 1);
				this.processes.put(name, this.command.processBuilder(name).start());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A worker cannot be started", ex);
		}
	}

	/**
	 * Return whether nobody is left who could send.
	 */
	synchronized boolean areAllDead() {
		return this.count > 0 && alive().findAny().isEmpty();
	}

	synchronized boolean hasDied(@Nullable String worker) {
		Process process = this.processes.get(worker);
		return process != null && !process.isAlive();
	}

	private Stream<Process> alive() {
		return this.processes.values().stream().filter(Process::isAlive);
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * After the job, and before the database ends.
	 */
	@Override
	public synchronized void stop() {
		alive().forEach(Process::destroy);
		this.processes.values().stream().map(Process::onExit).forEach(CompletableFuture::join);
		this.running = false;
	}

	@Override
	public int getPhase() {
		return GracefulStop.PHASE - 1;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
