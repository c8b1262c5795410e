package com.tracklysms.samples.webmvc;

import com.tracklysms.spring.TracklyOperations;

import org.springframework.stereotype.Service;

/**
 * Texts login codes.
 */
@Service
class LoginCodeService {

	private final TracklyOperations trackly;

	LoginCodeService(TracklyOperations trackly) {
		this.trackly = trackly;
	}

	String send(String number, String code) {
		return this.trackly.send(number, "Your login code is " + code).messageId();
	}

}
