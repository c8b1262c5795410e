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

import com.tracklysms.simulator.TracklySimulator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * {@link TestExecutionListener} that resets the simulator of
 * {@link AutoConfigureTracklySimulator @AutoConfigureTracklySimulator} before each test.
 */
class TracklySimulatorResetTestExecutionListener implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureTracklySimulator.class)) {
			reset(testContext.getApplicationContext());
		}
	}

	private void reset(ApplicationContext context) {
		context.getBeanProvider(TracklySimulator.class).forEach(TracklySimulator::reset);
		context.getBeanProvider(ApplicationCallbacks.class).forEach(ApplicationCallbacks::connect);
	}

}
