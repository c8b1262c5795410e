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

package com.tracklysms.samples.webmvc;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Shows how to test one's own code with a mock.
 */
class LoginCodeServiceTests {

	private final TracklyOperations trackly = mock(TracklyOperations.class);

	private final LoginCodeService loginCodes = new LoginCodeService(this.trackly);

	@Test
	void textsTheCode() {
		given(this.trackly.send("+12065550100", "Your login code is 482901"))
			.willReturn(new SendResult("msg_1", "queued", 1, true, false));
		assertThat(this.loginCodes.send("+12065550100", "482901")).isEqualTo("msg_1");
	}

}
