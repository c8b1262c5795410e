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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ContactData}.
 */
class ContactDataTests {

	private static final ContactData COMPLETE = new ContactData("Ana", "Lima", Map.of("plan", "pro"),
			"America/Sao_Paulo");

	@Test
	void namesAreAllThatIsRequiredOfANewOneAndEachMayBeMissing() {
		assertThat(ContactData.of("Ana", "Lima")).isEqualTo(new ContactData("Ana", "Lima", Map.of(), null));
		assertThat(ContactData.of(null, null)).isEqualTo(new ContactData(null, null, Map.of(), null));
	}

	@Test
	void otherCustomFieldsReplaceThoseBeforeAndKeepTheRest() {
		assertThat(COMPLETE.withCustomFields(Map.of("city", "Rio")))
			.isEqualTo(new ContactData("Ana", "Lima", Map.of("city", "Rio"), "America/Sao_Paulo"));
		assertThat(COMPLETE.withCustomFields(Map.of()).customFields()).isEmpty();
	}

	@Test
	void otherTimezoneKeepsTheRest() {
		assertThat(COMPLETE.withTimezone("Europe/Lisbon"))
			.isEqualTo(new ContactData("Ana", "Lima", Map.of("plan", "pro"), "Europe/Lisbon"));
		assertThat(COMPLETE.withTimezone(null)).isEqualTo(new ContactData("Ana", "Lima", Map.of("plan", "pro"), null));
	}

	@Test
	void customFieldsAreKeptInOrderWhateverBecomesOfTheMap() {
		Map<String, Object> customFields = new LinkedHashMap<>();
		customFields.put("z", 1);
		customFields.put("a", null);
		ContactData contactData = ContactData.of("Ana", null).withCustomFields(customFields);
		customFields.clear();
		assertThat(contactData.customFields()).containsOnlyKeys("z", "a").isUnmodifiable();
		assertThat(contactData.customFields().keySet()).containsExactly("z", "a");
		assertThat(contactData.customFields()).containsEntry("a", null);
	}

	@Test
	@SuppressWarnings("NullAway")
	void customFieldsMustNotBeNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> COMPLETE.withCustomFields(null))
			.withMessageContaining("customFields");
	}

	@Test
	void noDataIsShown() {
		assertThat(COMPLETE).hasToString("ContactData[1 custom fields]");
	}

}
