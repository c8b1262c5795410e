package com.tracklysms.samples.quickstart;

import com.tracklysms.spring.message.SendResult;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Sends one message through the real API, for whoever has an API key.
 */
@Component
@ConditionalOnProperty("trackly.api-key")
class RealMessage implements ApplicationRunner {

	private final OrderNotices orderNotices;

	private final String to;

	RealMessage(OrderNotices orderNotices, @Value("${quickstart.to}") String to) {
		Assert.hasText(to, "Set TRACKLY_TO to the phone number that the message goes to");
		this.orderNotices = orderNotices;
		this.to = to;
	}

	@Override
	public void run(ApplicationArguments args) {
		Console.title("Trackly quickstart, against the real API");
		SendResult result = this.orderNotices.shipped(this.to, 17);
		Console.line("%s is %s", result.messageId(), result.status());
	}

}
