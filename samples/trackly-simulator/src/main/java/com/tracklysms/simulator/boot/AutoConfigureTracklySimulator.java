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

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;
import com.tracklysms.spring.settings.TracklyApiVersion;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Annotation for a test class whose application sends to a simulator that is started with
 * it. It goes with {@code @SpringBootTest}, and {@link TracklyTest @TracklyTest} has it
 * already.
 * <p>
 * The simulator is a bean of the type {@link TracklySimulator}, and a
 * {@link TracklyConnectionDetails} bean points the application at it: neither a base URL
 * nor an API key is needed. It knows the application's sender, {@code trackly.from}. A
 * {@link TracklySimulator} bean of the test takes its place, for settings that have no
 * attribute here.
 * <p>
 * Its {@link TracklySimulator#callbacks() callbacks} go to the application's webhook,
 * signed with the first of its secrets: by HTTP to the port on which its web server
 * listens, otherwise by a call of its {@code TracklyWebhookProcessor} on the same thread.
 * <p>
 * An application that has no {@code trackly.from} or no {@code trackly.webhook.secrets}
 * in its tests, or one with a placeholder that cannot be resolved there, is given those
 * of the simulator.
 * <p>
 * Before each test the simulator is {@link TracklySimulator#reset() reset}. Test classes
 * with equal settings share a context, and so a simulator.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureTracklySimulator {

	/**
	 * Version of the API that the application sends with.
	 * @return one version; none, the default, for the one that the application has. If
	 * the sender of the application is none of this version, it is that of the simulator
	 */
	TracklyApiVersion[] apiVersion() default {};

	/**
	 * Port of the simulator.
	 * @return the port, 0 (the default) for any free one
	 */
	int port() default 0;

	/**
	 * How many requests to send a single message are answered in any one second.
	 * @return the number of requests, 0 (the default) for no limit
	 */
	int sendsPerSecond() default 0;

	/**
	 * How many bulk requests are answered in any one second.
	 * @return the number of requests, 0 (the default) for no limit
	 */
	int bulksPerSecond() default 0;

	/**
	 * Whether the delivery of each queued message is reported to the application by
	 * itself. Tests can send callbacks without.
	 * @return {@code true} to report it, by default {@code false}
	 */
	boolean automaticCallbacks() default false;

}
