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
