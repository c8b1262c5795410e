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

package com.tracklysms.spring.internal.protocol;

import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.support.Masking;
import com.tracklysms.spring.support.PhoneNumbers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs once for an application that a sender of API v1 is a phone number, since the API's
 * pages document ids only.
 */
public final class SenderNotice {

	private static final Log logger = LogFactory.getLog(SenderNotice.class);

	private final AtomicBoolean given;

	public SenderNotice(AtomicBoolean given) {
		this.given = given;
	}

	public void check(@Nullable String from) {
		if (from != null && !this.given.get() && PhoneNumbers.looksLikeNumber(from)
				&& this.given.compareAndSet(false, true)) {
			logger.warn("The sender " + Masking.number(from) + " is a phone number, but API v1 is documented to take "
					+ "the id of a sending number such as pn_abc123def456: set that id (property trackly.from or "
					+ "SmsMessage.withFrom), or the version (property trackly.api-version) to v2");
		}
	}

}
