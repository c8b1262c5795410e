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

package com.tracklysms.spring.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RetrySettings}.
 */
class RetrySettingsTests {

	@Test
	void defaultsAreTheDocumentedOnes() {
		assertThat(RetrySettings.defaults()).isEqualTo(new RetrySettings(true, 5, Duration.ofMillis(500), 2.0,
				Duration.ofSeconds(30), 0.5, Duration.ofMinutes(2), false));
	}

	@Test
	void eachSettingCanBeChangedAlone() {
		RetrySettings changed = RetrySettings.defaults()
			.withEnabled(false)
			.withMaxRetries(1)
			.withInitialInterval(Duration.ofMillis(2))
			.withMultiplier(3)
			.withMaxInterval(Duration.ofMillis(4))
			.withJitter(0.6)
			.withMaxDuration(Duration.ofMillis(7))
			.withIndeterminate(true);
		assertThat(changed).isEqualTo(new RetrySettings(false, 1, Duration.ofMillis(2), 3, Duration.ofMillis(4), 0.6,
				Duration.ofMillis(7), true));
	}

	@Test
	void boundsAreAllowed() {
		RetrySettings bounds = new RetrySettings(true, 0, Duration.ZERO, 1, Duration.ZERO, 0, Duration.ZERO, false);
		assertThat(bounds.withJitter(1).jitter()).isEqualTo(1);
	}

	static Stream<UnaryOperator<RetrySettings>> invalid() {
		return Stream.of((settings) -> settings.withMaxRetries(-1),
				(settings) -> settings.withInitialInterval(Duration.ofMillis(-1)),
				(settings) -> settings.withMultiplier(0.99), (settings) -> settings.withMultiplier(Double.NaN),
				(settings) -> settings.withMultiplier(Double.POSITIVE_INFINITY),
				(settings) -> settings.withMaxInterval(Duration.ofMillis(-1)), (settings) -> settings.withJitter(-0.01),
				(settings) -> settings.withJitter(1.01), (settings) -> settings.withJitter(Double.NaN),
				(settings) -> settings.withMaxDuration(Duration.ofMillis(-1)),
				(settings) -> settings.withMaxDuration(null));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void valuesOutsideTheirRangeAreRefused(UnaryOperator<RetrySettings> change) {
		assertThatIllegalArgumentException().isThrownBy(() -> change.apply(RetrySettings.defaults()));
	}

}
