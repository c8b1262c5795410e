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

/**
 * Exception thrown when the server failed in a way that certainly had no effect, and that
 * is documented to pass: no free id was found for a short link ({@code id_collision}).
 * The other failures of the server are {@link TracklyServerException}.
 *
 * @since 0.1.0
 */
public class TransientTracklyServerException extends TransientTracklyException {

	/**
	 * Create a new {@code TransientTracklyServerException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public TransientTracklyServerException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
