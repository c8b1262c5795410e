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

package com.tracklysms.simulator.junit;

import java.util.function.Consumer;

import com.tracklysms.simulator.TracklySimulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Extension of JUnit Jupiter that starts a simulator for the tests of a class, resets it
 * before each of them, and closes it after them.
 * <p>
 * Tests have it as a parameter of the type {@link TracklySimulator}, or by
 * {@link #getSimulator()}: <pre class="code">
 * &#064;RegisterExtension
 * static final TracklySimulatorExtension trackly =
 *         new TracklySimulatorExtension((builder) -&gt; builder.sendsPerSecond(5));
 * </pre>
 * <p>
 * In a field that is not static, it starts one for each test.
 *
 * @since 0.1.0
 */
public final class TracklySimulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

	private final Namespace namespace = Namespace.create(TracklySimulatorExtension.class, this);

	private final Consumer<TracklySimulator.Builder> settings;

	private volatile @Nullable TracklySimulator simulator;

	/**
	 * Create an extension whose simulator has the defaults.
	 */
	public TracklySimulatorExtension() {
		this((builder) -> {
		});
	}

	/**
	 * Create an extension whose simulator has other settings.
	 * @param settings changes the settings
	 */
	public TracklySimulatorExtension(Consumer<TracklySimulator.Builder> settings) {
		this.settings = settings;
	}

	/**
	 * Return the simulator.
	 * @return the running simulator
	 * @throws IllegalStateException if no test has begun
	 */
	public TracklySimulator getSimulator() {
		TracklySimulator simulator = this.simulator;
		if (simulator == null) {
			throw new IllegalStateException("The simulator is not started yet: register this extension with "
					+ "@RegisterExtension, in a static field for use before all tests");
		}
		return simulator;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		startedFor(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		startedFor(context).reset();
	}

	/**
	 * That of the class, which the store closes after its tests, or a new one.
	 */
	private TracklySimulator startedFor(ExtensionContext context) {
		TracklySimulator started = context.getStore(this.namespace)
			.computeIfAbsent(TracklySimulator.class, (type) -> start(), TracklySimulator.class);
		this.simulator = started;
		return started;
	}

	private TracklySimulator start() {
		TracklySimulator.Builder builder = TracklySimulator.builder();
		this.settings.accept(builder);
		return builder.start();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TracklySimulator.class;
	}

	@Override
	public TracklySimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return startedFor(context);
	}

}
