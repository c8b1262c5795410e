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

package com.tracklysms.spring.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * Handler that keeps what it is told of observations, in the order of their ends.
 */
public final class RecordedObservations implements ObservationHandler<Observation.Context> {

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	private final List<String> started = new CopyOnWriteArrayList<>();

	private final List<String> events = new CopyOnWriteArrayList<>();

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		this.started.add(String.valueOf(context.getName()));
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		this.events.add(context.getName() + " " + event.getContextualName());
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(context);
	}

	public List<Observation.Context> named(String name) {
		return this.stopped.stream().filter((context) -> name.equals(context.getName())).toList();
	}

	public Observation.Context only(String name) {
		List<Observation.Context> found = named(name);
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " observations named " + name + ", of " + names());
		}
		return found.get(0);
	}

	public List<String> names() {
		return this.stopped.stream().map((context) -> String.valueOf(context.getName())).toList();
	}

	public List<String> events() {
		return this.events;
	}

	public boolean allStopped() {
		return this.started.size() == this.stopped.size();
	}

	public static @Nullable String parentOf(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView().getName() : null;
	}

	/**
	 * Return all texts that an observer is told.
	 */
	public List<String> texts() {
		List<String> texts = new ArrayList<>(this.events);
		for (Observation.Context context : this.stopped) {
			texts.add(context.getName() + " " + context.getContextualName());
			for (KeyValue keyValue : context.getAllKeyValues()) {
				texts.add(keyValue.getKey() + "=" + keyValue.getValue());
			}
			for (Throwable error = context.getError(); error != null; error = error.getCause()) {
				texts.add(error.toString());
			}
		}
		return texts;
	}

}
