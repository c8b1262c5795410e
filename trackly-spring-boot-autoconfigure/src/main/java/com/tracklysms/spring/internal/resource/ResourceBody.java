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

package com.tracklysms.spring.internal.resource;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.json.UnwritableValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writer of the JSON object that a request for a resource consists of. Fields without a
 * value are left out.
 */
public final class ResourceBody {

	/**
	 * The documented limit is 5 MB, which can mean 5,242,880 bytes.
	 */
	private static final int MAX_BYTES = 5 * 1024 * 1024;

	private final Json json;

	private final JsonGenerator generator;

	private ResourceBody(Json json, JsonGenerator generator) {
		this.json = json;
		this.generator = generator;
	}

	/**
	 * Write the body of a request.
	 * @param expectedSize the expected number of bytes
	 * @throws InvalidTracklyRequestException if it has a value that JSON cannot mean, or
	 * is too large
	 */
	public static ByteBuffer write(Json json, int expectedSize, Consumer<ResourceBody> fields) {
		try {
			return assertFits(
					json.write(expectedSize, (generator) -> new ResourceBody(json, generator).object(fields)));
		}
		catch (UnwritableValueException ex) {
			throw new InvalidTracklyRequestException("Request cannot be written as JSON: " + ex.getMessage(), null);
		}
	}

	private static ByteBuffer assertFits(ByteBuffer body) {
		if (body.remaining() > MAX_BYTES) {
			throw new InvalidTracklyRequestException("Request takes " + body.remaining()
					+ " bytes as JSON, more than the 5 MB that the API takes in a request", null);
		}
		return body;
	}

	private void object(Consumer<ResourceBody> fields) {
		this.generator.writeStartObject();
		fields.accept(this);
		this.generator.writeEndObject();
	}

	public void text(String name, @Nullable String value) {
		if (value != null) {
			this.generator.writeStringProperty(name, value);
		}
	}

	public void bool(String name, @Nullable Boolean value) {
		if (value != null) {
			this.generator.writeBooleanProperty(name, value);
		}
	}

	public void number(String name, @Nullable Long value) {
		if (value != null) {
			this.generator.writeNumberProperty(name, value);
		}
	}

	public void values(String name, Map<String, Object> values) {
		this.generator.writeName(name);
		this.json.writeValues(this.generator, name, values);
	}

	public void texts(String name, Iterable<String> values) {
		this.generator.writeArrayPropertyStart(name);
		values.forEach(this.generator::writeString);
		this.generator.writeEndArray();
	}

	/**
	 * Write a list of objects.
	 */
	public <T> void objects(String name, Iterable<T> elements, BiConsumer<ResourceBody, T> fields) {
		this.generator.writeArrayPropertyStart(name);
		elements.forEach((element) -> object((body) -> fields.accept(body, element)));
		this.generator.writeEndArray();
	}

}
