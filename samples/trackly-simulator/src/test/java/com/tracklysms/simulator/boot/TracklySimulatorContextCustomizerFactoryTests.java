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

package com.tracklysms.simulator.boot;

import java.util.List;

import com.tracklysms.spring.settings.TracklyApiVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.ContextCustomizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracklySimulatorContextCustomizerFactory}.
 */
class TracklySimulatorContextCustomizerFactoryTests {

	@Test
	void classesWithEqualSettingsShareAContext() {
		assertThat(customizer(V2.class)).isEqualTo(customizer(AlsoV2.class))
			.hasSameHashCodeAs(customizer(AlsoV2.class));
		assertThat(customizer(Slice.class)).isEqualTo(customizer(Defaults.class));
	}

	@Test
	void classesWithOtherSettingsDoNot() {
		assertThat(customizer(V2.class)).isNotEqualTo(customizer(Defaults.class));
		assertThat(customizer(Limited.class)).isNotEqualTo(customizer(Defaults.class));
	}

	@Test
	void annotationIsInheritedAndFoundOnEnclosingClasses() {
		assertThat(customizer(Child.class)).isEqualTo(customizer(V2.class));
		assertThat(customizer(V2.Inner.class)).isEqualTo(customizer(V2.class));
	}

	@Test
	void annotationOfTheClassComesBeforeThatOfTheSlice() {
		assertThat(customizer(LimitedSlice.class)).isEqualTo(customizer(Limited.class));
	}

	@Test
	void classWithoutTheAnnotationIsLeftAlone() {
		assertThat(customizer(Object.class)).isNull();
	}

	@Test
	void refusesTwoVersions() {
		assertThatIllegalStateException().isThrownBy(() -> customizer(TwoVersions.class))
			.withMessageContaining("'apiVersion'");
	}

	private static ContextCustomizer customizer(Class<?> testClass) {
		return new TracklySimulatorContextCustomizerFactory().createContextCustomizer(testClass, List.of());
	}

	@AutoConfigureTracklySimulator
	static class Defaults {

	}

	@AutoConfigureTracklySimulator(apiVersion = TracklyApiVersion.V2)
	static class V2 {

		@Nested
		class Inner {

		}

	}

	@AutoConfigureTracklySimulator(apiVersion = TracklyApiVersion.V2)
	static class AlsoV2 {

	}

	static class Child extends V2 {

	}

	@AutoConfigureTracklySimulator(sendsPerSecond = 5)
	static class Limited {

	}

	@TracklyTest
	static class Slice {

	}

	@TracklyTest
	@AutoConfigureTracklySimulator(sendsPerSecond = 5)
	static class LimitedSlice {

	}

	@AutoConfigureTracklySimulator(apiVersion = { TracklyApiVersion.V1, TracklyApiVersion.V2 })
	static class TwoVersions {

	}

}
