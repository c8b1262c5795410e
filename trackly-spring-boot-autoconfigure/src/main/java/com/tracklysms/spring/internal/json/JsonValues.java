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

package com.tracklysms.spring.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.POJONode;

import org.springframework.util.ClassUtils;

/**
 * Writes values of applications, and refuses those that JSON cannot mean: what would be
 * written without an error is not always what the application meant.
 */
final class JsonValues {

	private static final int MAX_DEPTH = 200;

	private final JsonMapper mapper;

	JsonValues(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Write the values of a field.
	 * @throws UnwritableValueException if JSON cannot mean one of them
	 */
	void write(JsonGenerator generator, String field, Map<String, Object> values) {
		try {
			write(generator, values, 0);
		}
		catch (UnwritableValueException ex) {
			throw ex.in(field);
		}
	}

	private void write(JsonGenerator generator, @Nullable Object value, int depth) {
		if (depth > MAX_DEPTH) {
			throw new UnwritableValueException(UnwritableValueException.TOO_DEEP);
		}
		try {
			writeOfAnyType(generator, value, depth);
		}
		catch (UnwritableValueException ex) {
			throw ex;
		}
		catch (JacksonException ex) {
			throw UnwritableValueException.of(ex);
		}
		catch (RuntimeException ex) {
			// A collection of the application can fail or change while it is read
			throw new UnwritableValueException("cannot be read [" + ex.getClass().getSimpleName() + "]");
		}
	}

	private void writeOfAnyType(JsonGenerator generator, @Nullable Object value, int depth) {
		if (value instanceof Map<?, ?> map) {
			writeMap(generator, map, depth);
		}
		else if (value instanceof Collection<?> collection) {
			writeCollection(generator, collection, depth);
		}
		else if (!writeScalar(generator, value)) {
			generator.writeTree(tree(value));
		}
	}

	private void writeMap(JsonGenerator generator, Map<?, ?> map, int depth) {
		generator.writeStartObject();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			String name = nameOf(entry.getKey());
			try {
				generator.writeName(name);
				write(generator, entry.getValue(), depth + 1);
			}
			catch (UnwritableValueException ex) {
				throw ex.within(name);
			}
		}
		generator.writeEndObject();
	}

	private String nameOf(@Nullable Object key) {
		if (key instanceof String name) {
			return name;
		}
		if (key == null || !ClassUtils.isSimpleValueType(key.getClass())) {
			throw new UnwritableValueException("has a key that is no name");
		}
		return this.mapper.valueToTree(Map.of(key, true)).propertyNames().iterator().next();
	}

	private void writeCollection(JsonGenerator generator, Collection<?> collection, int depth) {
		generator.writeStartArray();
		int index = 0;
		for (Object element : collection) {
			try {
				write(generator, element, depth + 1);
			}
			catch (UnwritableValueException ex) {
				throw ex.within(index);
			}
			index++;
		}
		generator.writeEndArray();
	}

	private boolean writeScalar(JsonGenerator generator, @Nullable Object value) {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof String text) {
			generator.writeString(text);
		}
		else if (value instanceof Boolean flag) {
			generator.writeBoolean(flag);
		}
		else if (value instanceof Integer number) {
			generator.writeNumber(number);
		}
		else if (value instanceof Long number) {
			generator.writeNumber(number);
		}
		else if (value instanceof BigDecimal number) {
			generator.writeNumber(number);
		}
		else if (value instanceof BigInteger number) {
			generator.writeNumber(number);
		}
		else {
			return false;
		}
		return true;
	}

	/**
	 * Anything else is written by databind, and then looked at.
	 */
	private JsonNode tree(@Nullable Object value) {
		try {
			JsonNode tree = this.mapper.valueToTree(value);
			check(tree);
			return tree;
		}
		catch (StackOverflowError ex) {
			throw new UnwritableValueException(UnwritableValueException.TOO_DEEP);
		}
	}

	private void check(JsonNode tree) {
		if (tree instanceof NumericNode number && number.isNaN()) {
			throw new UnwritableValueException("is not a finite number");
		}
		if (tree instanceof POJONode node && !(node.getPojo() instanceof byte[])) {
			throw new UnwritableValueException("is text that need not be JSON");
		}
		for (Map.Entry<String, JsonNode> property : tree.properties()) {
			try {
				check(property.getValue());
			}
			catch (UnwritableValueException ex) {
				throw ex.within(property.getKey());
			}
		}
		for (int index = 0; tree.isArray() && index < tree.size(); index++) {
			try {
				check(tree.get(index));
			}
			catch (UnwritableValueException ex) {
				throw ex.within(index);
			}
		}
	}

}
