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

package com.tracklysms.spring.message;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SmsMessage}.
 */
class SmsMessageTests {

	private static final ContactData CONTACT = ContactData.of("Ana", "Lima").withCustomFields(Map.of("plan", "pro"));

	private static final SmsMessage COMPLETE = new SmsMessage("+12065550100", "Your code is 482901", "+18005550199",
			Map.of("order", "17"), true, CONTACT);

	@Test
	void newMessageHasRecipientAndBodyAlone() {
		assertThat(SmsMessage.of("+12065550100", "x"))
			.isEqualTo(new SmsMessage("+12065550100", "x", null, Map.of(), null, null));
	}

	@Test
	void otherSenderKeepsTheRest() {
		assertThat(COMPLETE.withFrom("+18005550198")).isEqualTo(new SmsMessage("+12065550100", "Your code is 482901",
				"+18005550198", Map.of("order", "17"), true, CONTACT));
		assertThat(COMPLETE.withFrom(null)).isEqualTo(
				new SmsMessage("+12065550100", "Your code is 482901", null, Map.of("order", "17"), true, CONTACT));
	}

	@Test
	void otherMetadataReplacesThatBeforeAndKeepsTheRest() {
		assertThat(COMPLETE.withMetadata(Map.of("a", 1))).isEqualTo(
				new SmsMessage("+12065550100", "Your code is 482901", "+18005550199", Map.of("a", 1), true, CONTACT));
	}

	@Test
	void otherWrapLinksKeepsTheRest() {
		assertThat(COMPLETE.withWrapLinks(false)).isEqualTo(new SmsMessage("+12065550100", "Your code is 482901",
				"+18005550199", Map.of("order", "17"), false, CONTACT));
		assertThat(COMPLETE.withWrapLinks(null)).isEqualTo(new SmsMessage("+12065550100", "Your code is 482901",
				"+18005550199", Map.of("order", "17"), null, CONTACT));
	}

	@Test
	void otherContactDataKeepsTheRest() {
		ContactData other = ContactData.of("Bea", null);
		assertThat(COMPLETE.withContactData(other)).isEqualTo(new SmsMessage("+12065550100", "Your code is 482901",
				"+18005550199", Map.of("order", "17"), true, other));
		assertThat(COMPLETE.withContactData(null)).isEqualTo(new SmsMessage("+12065550100", "Your code is 482901",
				"+18005550199", Map.of("order", "17"), true, null));
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsTakenForNothing() {
		assertThat(new SmsMessage(null, null, null, null, null, null))
			.isEqualTo(new SmsMessage("", "", null, Map.of(), null, null));
		assertThat(COMPLETE.withMetadata(null).metadata()).isEmpty();
	}

	@Test
	void metadataIsKeptInOrderAndMayHoldNull() {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("z", 1);
		metadata.put("a", null);
		SmsMessage message = COMPLETE.withMetadata(metadata);
		metadata.clear();
		assertThat(message.metadata().keySet()).containsExactly("z", "a");
		assertThat(message.metadata()).isUnmodifiable();
		assertThat(message.withMetadata(Map.of()).metadata()).isUnmodifiable();
	}

	@Test
	void nothingThatIsAboutAPersonIsShown() {
		assertThat(COMPLETE).hasToString("SmsMessage[to=***0100, body=19 characters, from=***0199, metadata=1 entries, "
				+ "wrapLinks=true, contactData=ContactData[1 custom fields]]");
	}

}
