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

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the values of applications that {@link Json} writes and refuses.
 */
class JsonValuesTests {

	private final Json json = new Json();

	static Stream<Arguments> data() {
		return Stream.of(data("text", "\"text\""), data(17, "17"), data(Long.MAX_VALUE, "9223372036854775807"),
				data(1.5, "1.5"), data(1.5f, "1.5"), data((short) 3, "3"), data(true, "true"), data('c', "\"c\""),
				data(new BigDecimal("1.10"), "1.10"), data(BigInteger.TEN, "10"), data(new AtomicLong(3), "3"),
				data(new StringBuilder("text"), "\"text\""), data(Optional.of(1), "1"), data(Optional.empty(), "null"),
				data(OptionalDouble.of(1.5), "1.5"), data(new int[] { 1, 2 }, "[1,2]"),
				data(new Object[] { "a", null }, "[\"a\",null]"), data(new byte[] { 1, 2 }, "\"AQI=\""),
				data(Set.of(1), "[1]"), data(Arrays.asList(1, null), "[1,null]"), data(Stream.of(1, 2), "[1,2]"),
				data(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""), data(new Date(0), "\"1970-01-01T00:00:00.000Z\""),
				data(LocalDate.EPOCH, "\"1970-01-01\""), data(Duration.ofSeconds(3), "\"PT3S\""),
				data(new UUID(0, 1), "\"00000000-0000-0000-0000-000000000001\""), data(Thread.State.NEW, "\"NEW\""),
				data(new Order(17, List.of("a")), "{\"id\":17,\"lines\":[\"a\"]}"),
				data(new Bean(), "{\"name\":\"bean\"}"), data(Map.of(1, "one"), "{\"1\":\"one\"}"),
				data(new EnumMap<>(Map.of(Thread.State.NEW, 1)), "{\"NEW\":1}"),
				data(new TreeMap<>(Map.of(new UUID(0, 1), 1)), "{\"00000000-0000-0000-0000-000000000001\":1}"),
				data(JsonMapper.shared().readTree("{\"a\":[1,null]}"), "{\"a\":[1,null]}"));
	}

	private static Arguments data(Object value, String json) {
		return Arguments.of(value, json);
	}

	@ParameterizedTest
	@MethodSource("data")
	void dataIsWrittenAsApplicationsMeanIt(Object value, String expected) {
		assertThat(write(Map.of("order", value))).isEqualTo("{\"order\":" + expected + "}");
	}

	static Stream<Arguments> noData() throws Exception {
		Map<String, Object> cycle = new HashMap<>();
		cycle.put("self", cycle);
		List<Object> list = new ArrayList<>();
		list.add(list);
		return Stream.of(refused(new ObjectMapper().readTree("{\"secret\": 1}"), "jackson.databind.node.ObjectNode"),
				refused(new ObjectMapper().readTree("[1]"), "jackson.databind.node.ArrayNode"),
				refused(new ObjectMapper().readTree("\"secret\""), "jackson.databind.node.TextNode"),
				refused(JsonParser.parseString("{\"secret\": 1}"), "com.google.gson.JsonObject"),
				refused(new JSONObject("{\"secret\": 1}"), "org.json.JSONObject"), refused(Double.NaN, "finite"),
				refused(Float.POSITIVE_INFINITY, "finite"), refused(new double[] { Double.NaN }, "[0] is not a finite"),
				refused(OptionalDouble.of(Double.NaN), "finite"),
				refused(new Order(Double.NEGATIVE_INFINITY, List.of()), ".id is not a finite"),
				refused(JsonMapper.shared().createObjectNode().put("a", Double.NaN), ".a is not a finite"),
				refused(new Object(), "java.lang.Object"), refused(Thread.currentThread(), "java.lang.Thread"),
				refused(new ByteArrayInputStream(new byte[1]), "java.io.ByteArrayInputStream"),
				refused((Supplier<String>) () -> "secret", "JsonValuesTests"),
				refused(CompletableFuture.completedFuture("secret"), "CompletableFuture"),
				refused(Mono.just("secret"), "reactor.core"), refused(new IllegalStateException("secret"), "Illegal"),
				refused(new Order(1, List.of(new Object())), ".lines[0] is of type java.lang.Object"),
				refused(new RawValue("{secret"), "need not be JSON"), refused(cycle, "contains itself"),
				refused(list, "contains itself"), refused(new Node(), "Node"),
				refused(Collections.singletonMap(null, 1), "key"), refused(Map.of(new Object(), 1), "key"),
				refused(new FailingBean(), ".value cannot be written"), refused(new FailingList(), "cannot be read"));
	}

	private static Arguments refused(Object value, String reason) {
		return Arguments.of(value, reason);
	}

	@ParameterizedTest(name = "{1} [{index}]")
	@MethodSource("noData")
	void whatJsonCannotMeanIsRefusedByTheNameOfItsField(Object value, String reason) {
		assertRefused(Map.of("order", value), "metadata.order", reason);
		assertRefused(Map.of("list", List.of(1, Map.of("order", value))), "metadata.list[1].order", reason);
	}

	@ParameterizedTest
	@MethodSource("keysThatAreData")
	void keyThatMayBeDataIsNotShown(String key) {
		assertThatExceptionOfType(UnwritableValueException.class).isThrownBy(() -> write(Map.of(key, Double.NaN)))
			.withMessage("metadata[a key] is not a finite number");
	}

	static Stream<String> keysThatAreData() {
		return Stream.of("+12065550100", "n2065550100", "Your code is 4829", "482901", "a\nb", "", "a".repeat(41));
	}

	private void assertRefused(Map<String, Object> values, String field, String reason) {
		assertThatExceptionOfType(UnwritableValueException.class).isThrownBy(() -> write(values))
			.withMessageStartingWith(field)
			.withMessageContaining(reason)
			.withMessageNotContaining("secret")
			.withNoCause();
	}

	/**
	 * What takes the short way must be the same as what databind writes.
	 */
	@Property
	void plainValuesAreWrittenAsDatabindWritesThem(@ForAll("plain") Map<String, Object> values) {
		JsonNode written = JsonMapper.shared().readTree(write(values));
		assertThat(written)
			.isEqualTo(JsonMapper.shared().readTree(JsonMapper.builder().build().writeValueAsString(values)));
	}

	@Provide
	Arbitrary<Map<String, Object>> plain() {
		Arbitrary<Object> scalars = Arbitraries
			.oneOf(Arbitraries.strings().ofMaxLength(5), Arbitraries.integers(), Arbitraries.longs(),
					Arbitraries.doubles(), Arbitraries.bigDecimals(), Arbitraries.bigIntegers(),
					Arbitraries.of(true, false))
			.injectNull(0.1)
			.map((value) -> value);
		Arbitrary<Object> nested = Arbitraries.oneOf(scalars, scalars.list().ofMaxSize(3).map((list) -> list),
				maps(scalars).map((map) -> map));
		return maps(nested);
	}

	private Arbitrary<Map<String, Object>> maps(Arbitrary<Object> values) {
		return Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values).ofMaxSize(4).map(LinkedHashMap::new);
	}

	private String write(Map<String, Object> values) {
		ByteBuffer written = this.json.write(64, (generator) -> this.json.writeValues(generator, "metadata", values));
		return StandardCharsets.UTF_8.decode(written).toString();
	}

	record Order(Object id, List<Object> lines) {

	}

	static class Bean {

		public String getName() {
			return "bean";
		}

	}

	static class Node {

		public Node getNext() {
			return this;
		}

	}

	static class FailingBean {

		public String getValue() {
			throw new IllegalStateException("secret");
		}

	}

	static class FailingList extends ArrayList<Object> {

		@Override
		public java.util.Iterator<Object> iterator() {
			throw new IllegalStateException("secret");
		}

	}

}
