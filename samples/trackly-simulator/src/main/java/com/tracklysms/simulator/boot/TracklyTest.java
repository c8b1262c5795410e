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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation for a test of classes that send messages or listen to events of the webhook,
 * which starts <strong>only</strong> what they need.
 * <p>
 * That is the auto-configuration of the Trackly client with Jackson and the
 * {@code WebClient} below it, what processes events of the webhook, and a simulator as
 * {@link AutoConfigureTracklySimulator @AutoConfigureTracklySimulator} has it, which can
 * be added for other settings. Of the application's beans it has those named by
 * {@link #components()}, and Jackson's components and modules,
 * {@code TracklyWebClientCustomizer}s and {@code TracklyExceptionTranslator}s. There is
 * no web server: callbacks are calls of the application's {@code TracklyWebhookProcessor}
 * on the thread of the test.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(TracklyTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(TracklyTypeExcludeFilter.class)
@AutoConfigureTracklySimulator
@ImportAutoConfiguration
public @interface TracklyTest {

	/**
	 * Properties of the form {@literal key=value} that are added to the environment
	 * before the test runs.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * Alias of {@link #components()}.
	 * @return the components to test
	 */
	@AliasFor("components")
	Class<?>[] value() default {};

	/**
	 * Components to test. They must be found by the application's component scan; others
	 * can be imported.
	 * @return the components to test, by default none
	 */
	@AliasFor("value")
	Class<?>[] components() default {};

	/**
	 * Whether the beans that this annotation includes by itself are found.
	 * @return {@code false} for those of the filters alone
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters that add beans of the application.
	 * @return the filters
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * Filters that leave out beans of the application.
	 * @return the filters
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
