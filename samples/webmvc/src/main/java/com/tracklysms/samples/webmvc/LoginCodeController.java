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

import java.security.SecureRandom;

import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.InvalidPhoneNumberException;
import com.tracklysms.spring.error.TransientTracklyException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends a login code on request, and says what the caller can do when it could not.
 */
@RestController
class LoginCodeController {

	private final SecureRandom random = new SecureRandom();

	private final LoginCodeService loginCodes;

	LoginCodeController(LoginCodeService loginCodes) {
		this.loginCodes = loginCodes;
	}

	@PostMapping("/login-codes")
	@ResponseStatus(HttpStatus.ACCEPTED)
	String send(@RequestParam String number) {
		return this.loginCodes.send(number, "%06d".formatted(this.random.nextInt(1_000_000)));
	}

	@ExceptionHandler
	ProblemDetail wrongNumber(InvalidPhoneNumberException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "This is no phone number");
	}

	@ExceptionHandler
	ProblemDetail notSent(TransientTracklyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "No code was sent, try again");
	}

	@ExceptionHandler
	ProblemDetail perhapsSent(IndeterminateTracklyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY,
				"Wait a minute for the code before you ask for another");
	}

}
