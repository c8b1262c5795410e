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
