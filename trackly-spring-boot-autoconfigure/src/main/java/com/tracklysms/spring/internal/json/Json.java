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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes the JSON of the API, with a mapper that does not depend on the Jackson
 * configuration of the application.
 */
public final class Json {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.addModule(new SimpleModule().setSerializerModifier(new DataOnly()))
		.build();

	private final JsonValues values = new JsonValues(this.mapper);

	/**
	 * Created in advance, since a mapper looks up deserializers while holding a lock,
	 * which would block event loops on the first answers.
	 */
	private final ObjectReader reader = this.mapper.readerFor(JsonNode.class);

	/**
	 * Write a document.
	 * @param expectedSize the expected number of bytes, rather too many than too few,
	 * since a buffer that grows copies its content
	 */
	public ByteBuffer write(int expectedSize, Consumer<JsonGenerator> content) {
		Document document = new Document(expectedSize);
		try (JsonGenerator generator = this.mapper.createGenerator(document)) {
			content.accept(generator);
		}
		return document.content();
	}

	/**
	 * Write values of the application as an object, after the name of its property.
	 * @param field the field of the application that has the values, for failures
	 * @throws UnwritableValueException if JSON cannot mean one of the values
	 */
	public void writeValues(JsonGenerator generator, String field, Map<String, Object> values) {
		this.values.write(generator, field, values);
	}

	/**
	 * Read a whole document.
	 * @throws UnreadableAnswerException if it is not a complete JSON document
	 */
	public JsonNode read(byte[] document) {
		try {
			return this.reader.readTree(document);
		}
		catch (JacksonException ex) {
			throw new UnreadableAnswerException("not a complete JSON document");
		}
	}

	/**
	 * Return a parser for a document that may be invalid.
	 */
	public JsonParser parse(byte[] document) {
		return this.mapper.createParser(document);
	}

	/**
	 * Provides access to the content without a copy, since a batch can be large.
	 */
	private static final class Document extends ByteArrayOutputStream {

		Document(int expectedSize) {
			super(expectedSize);
		}

		ByteBuffer content() {
			return ByteBuffer.wrap(this.buf, 0, this.count).asReadOnlyBuffer();
		}

	}

}
