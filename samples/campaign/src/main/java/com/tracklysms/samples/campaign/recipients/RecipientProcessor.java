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

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.stereotype.Component;

/**
 * Makes recipients of rows, and leaves out rows without a number that can be read.
 */
@Component
public class RecipientProcessor implements ItemProcessor<RecipientRow, Recipient> {

	private final RecipientKeys keys;

	RecipientProcessor(RecipientKeys keys) {
		this.keys = keys;
	}

	@Override
	public @Nullable Recipient process(RecipientRow row) {
		String number = PhoneNumbers.toE164(row.number());
		return (number != null) ? new Recipient(this.keys.keyOf(number), number, row.firstName()) : null;
	}

}
