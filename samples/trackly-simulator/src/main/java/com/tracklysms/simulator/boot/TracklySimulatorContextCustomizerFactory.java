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
import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.Assert;

/**
 * {@link ContextCustomizerFactory} for
 * {@link AutoConfigureTracklySimulator @AutoConfigureTracklySimulator}.
 */
class TracklySimulatorContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureTracklySimulator annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureTracklySimulator.class);
		return (annotation != null) ? customizer(annotation) : null;
	}

	private TracklySimulatorContextCustomizer customizer(AutoConfigureTracklySimulator annotation) {
		TracklyApiVersion[] versions = annotation.apiVersion();
		Assert.state(versions.length <= 1, "@AutoConfigureTracklySimulator must have one 'apiVersion' at most");
		return new TracklySimulatorContextCustomizer((versions.length == 1) ? versions[0] : null, annotation.port(),
				annotation.sendsPerSecond(), annotation.bulksPerSecond(), annotation.automaticCallbacks());
	}

}
