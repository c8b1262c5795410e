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

package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Strategy interface for translating error responses of the API into exceptions.
 * <p>
 * A request without a response is classified by the client itself, which alone knows
 * whether the request was sent.
 * <p>
 * The type of the exception determines whether the client retries the call: return a
 * {@link TransientTracklyException} only if the API accepted nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracklyExceptionTranslator {

	/**
	 * Translate the given error response.
	 * @param response the response, with a status outside of the range 200 to 299
	 * @return the exception to throw, or {@code null} to use the default translator,
	 * which evaluates the code first and the status second
	 */
	@Nullable TracklyException translate(TracklyErrorResponse response);

}
