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

package com.tracklysms.spring.message;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.tracklysms.spring.testsupport.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RawSmsMessage}.
 */
class RawSmsMessageTests {

	private static final SmsMessage MESSAGE = Call.MESSAGE.withFrom("+18005550199").withMetadata(Map.of("order", "17"));

	@Test
	void newMessageSkipsNoCheck() {
		assertThat(RawSmsMessage.of(MESSAGE)).isEqualTo(new RawSmsMessage(MESSAGE, false, false, false, false));
		assertThat(RawSmsMessage.of(Call.TO, Call.BODY)).isEqualTo(RawSmsMessage.of(Call.MESSAGE));
	}

	static Stream<Arguments> flags() {
		return Stream.of(flag((message) -> message.withSkipDuplicateCheck(true), true, false, false, false),
				flag((message) -> message.withSkipRateLimit(true), false, true, false, false),
				flag((message) -> message.withSkipContactValidation(true), false, false, true, false),
				flag((message) -> message.withSkipJourneyCheck(true), false, false, false, true));
	}

	private static Arguments flag(UnaryOperator<RawSmsMessage> with, boolean... flags) {
		return Arguments.of(with, new RawSmsMessage(MESSAGE, flags[0], flags[1], flags[2], flags[3]));
	}

	@ParameterizedTest(name = "[{index}]")
	@MethodSource("flags")
	void eachFlagIsSetAlone(UnaryOperator<RawSmsMessage> with, RawSmsMessage expected) {
		assertThat(with.apply(RawSmsMessage.of(MESSAGE))).isEqualTo(expected);
	}

	@Test
	void eachFlagIsTakenBackAlone() {
		RawSmsMessage all = new RawSmsMessage(MESSAGE, true, true, true, true);
		assertThat(all.withSkipDuplicateCheck(false)).isEqualTo(new RawSmsMessage(MESSAGE, false, true, true, true));
		assertThat(all.withSkipRateLimit(false)).isEqualTo(new RawSmsMessage(MESSAGE, true, false, true, true));
		assertThat(all.withSkipContactValidation(false)).isEqualTo(new RawSmsMessage(MESSAGE, true, true, false, true));
		assertThat(all.withSkipJourneyCheck(false)).isEqualTo(new RawSmsMessage(MESSAGE, true, true, true, false));
	}

	@Test
	void otherSenderOrMetadataKeepsTheRest() {
		RawSmsMessage raw = new RawSmsMessage(MESSAGE, true, false, true, false);
		assertThat(raw.withFrom("+18005550198"))
			.isEqualTo(new RawSmsMessage(MESSAGE.withFrom("+18005550198"), true, false, true, false));
		assertThat(raw.withFrom(null)).isEqualTo(new RawSmsMessage(MESSAGE.withFrom(null), true, false, true, false));
		assertThat(raw.withMetadata(Map.of("a", 1)))
			.isEqualTo(new RawSmsMessage(MESSAGE.withMetadata(Map.of("a", 1)), true, false, true, false));
	}

	@Test
	@SuppressWarnings("NullAway")
	void messageMustNotBeNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> RawSmsMessage.of((SmsMessage) null))
			.withMessageContaining("message");
	}

	@Test
	void neitherBodyNorMetadataNorWholeNumbersAreShown() {
		assertThat(RawSmsMessage.of(MESSAGE).withSkipContactValidation(true).toString())
			.contains("to=***0100", "from=***0199", "body=26 characters", "skipContactValidation=true",
					"skipDuplicateCheck=false")
			.doesNotContain("2065550100", "8005550199", "482901", "order");
	}

}
