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

import java.util.List;
import java.util.Set;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

import org.springframework.util.ClassUtils;

/**
 * Refuses objects that would be written by their getters, although these are not their
 * data: trees of other JSON libraries, promises of a value, lambdas, exceptions, and
 * types of the JDK without a form in JSON.
 */
final class DataOnly extends ValueSerializerModifier {

	private static final List<String> OTHER_JSON = List.of("com.fasterxml.jackson.", "com.google.gson.", "org.json.",
			"jakarta.json.", "javax.json.", "net.minidev.json.", "com.alibaba.fastjson", "io.vertx.core.json.",
			"kotlinx.serialization.json.", "org.codehaus.");

	private static final List<String> NO_DATA = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.",
			"org.reactivestreams.", "reactor.", "kotlinx.coroutines.");

	@Override
	public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
			ValueSerializer<?> serializer) {
		Class<?> type = description.getBeanClass();
		return (serializer instanceof BeanSerializerBase && !isData(type)) ? new Refusal(type) : serializer;
	}

	private static boolean isData(Class<?> type) {
		return !type.isHidden() && !isIn(NO_DATA, type) && !Throwable.class.isAssignableFrom(type)
				&& !isOfOtherJson(type);
	}

	private static boolean isOfOtherJson(Class<?> type) {
		Set<Class<?>> interfaces = ClassUtils.getAllInterfacesForClassAsSet(type);
		if (interfaces.stream()
			.anyMatch((implemented) -> isIn(OTHER_JSON, implemented)
					|| implemented.getName().startsWith("org.reactivestreams."))) {
			return true;
		}
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (isIn(OTHER_JSON, current)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isIn(List<String> packages, Class<?> type) {
		return packages.stream().anyMatch(type.getName()::startsWith);
	}

	private static final class Refusal extends ValueSerializer<Object> {

		private final Class<?> type;

		Refusal(Class<?> type) {
			this.type = type;
		}

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			throw new UnwritableValueException(
					"is of type " + this.type.getName() + ", which has no form in JSON" + (isOfOtherJson(this.type)
							? " here: pass a Map, a List or a tree of Jackson 3 (tools.jackson)" : ""));
		}

	}

}
