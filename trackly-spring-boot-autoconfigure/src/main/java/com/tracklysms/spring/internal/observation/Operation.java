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

package com.tracklysms.spring.internal.observation;

import com.tracklysms.spring.observation.TracklyObservationDocumentation;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Operation of the client, for its observations.
 *
 * @param name the name of the method, qualified by its resource if there is one
 * @param observationName the name of its observations
 * @param documentation the documentation of its observations
 * @param single whether it sends one message, so that a refusal of the request is a
 * rejection of the message
 * @param apiVersion the version of the API that it uses, or {@code null} for the version
 * that messages are sent with
 */
public record Operation(String name, String observationName, TracklyObservationDocumentation documentation,
		boolean single, @Nullable TracklyApiVersion apiVersion) {

	/**
	 * Return an operation that sends one message.
	 */
	public static Operation single(String name, String observationName, TracklyObservationDocumentation documentation) {
		return new Operation(name, observationName, documentation, true, null);
	}

	/**
	 * Return an operation that sends several messages.
	 */
	public static Operation bulk(String name, String observationName, TracklyObservationDocumentation documentation) {
		return new Operation(name, observationName, documentation, false, null);
	}

	/**
	 * Return an operation on a resource of the account.
	 * @param resource the name of the resource, such as {@code lists}
	 */
	public static Operation resource(String resource, String method, TracklyApiVersion apiVersion) {
		return new Operation(resource + "." + method, "trackly." + resource, TracklyObservationDocumentation.RESOURCE,
				false, apiVersion);
	}

}
