package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.util.Assert;

/**
 * Sends with a template that the starter has configured.
 */
public final class TracklyCandidate implements Candidate {

	private final TracklyOperations trackly;

	public TracklyCandidate(TracklyOperations trackly) {
		this.trackly = trackly;
	}

	@Override
	public void send() {
		SendResult result = this.trackly.send(SmsMessage.of(SampleMessage.TO, SampleMessage.BODY));
		Assert.state(!result.messageId().isEmpty(), "No message id");
	}

}
