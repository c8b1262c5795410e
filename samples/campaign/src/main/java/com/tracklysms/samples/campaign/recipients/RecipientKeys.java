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

package com.tracklysms.samples.campaign.recipients;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.tracklysms.samples.campaign.CampaignProperties;

import org.springframework.stereotype.Component;

/**
 * Makes keys of phone numbers: the same for the same number, and of no use to whoever
 * sees the ledger. A mere hash could be undone by trying all numbers.
 */
@Component
class RecipientKeys {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec secret;

	RecipientKeys(CampaignProperties properties) {
		this.secret = new SecretKeySpec(properties.keySecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	String keyOf(String number) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.secret);
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Each Java platform has " + ALGORITHM, ex);
		}
	}

}
