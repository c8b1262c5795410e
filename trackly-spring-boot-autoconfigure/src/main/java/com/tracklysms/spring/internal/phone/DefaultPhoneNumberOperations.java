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

package com.tracklysms.spring.internal.phone;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.resource.Batches;
import com.tracklysms.spring.phone.BulkPhoneValidation;
import com.tracklysms.spring.phone.PhoneNumberOperations;
import com.tracklysms.spring.phone.PhoneValidation;
import com.tracklysms.spring.phone.PhoneValidationOutcome;

import org.springframework.util.Assert;

/**
 * {@link PhoneNumberOperations} of {@link com.tracklysms.spring.TracklyTemplate}.
 */
public final class DefaultPhoneNumberOperations implements PhoneNumberOperations {

	private final Supplier<BlockingCalls> calls;

	private final PhoneNumberRequests requests = new PhoneNumberRequests();

	public DefaultPhoneNumberOperations(Supplier<BlockingCalls> calls) {
		this.calls = calls;
	}

	@Override
	public PhoneValidation validate(String phone, boolean force) {
		return this.calls.get()
			.execute(PhoneNumberRequests.VALIDATE, (json) -> this.requests.validate(json, phone, force));
	}

	@Override
	public BulkPhoneValidation validateBulk(Collection<String> phones, boolean force) {
		Assert.noNullElements(phones, "'phones' must not contain null elements");
		List<String> copy = List.copyOf(phones);
		return this.calls.get()
			.execute(PhoneNumberRequests.VALIDATE_BULK, (json) -> this.requests.validateBulk(json, copy, force));
	}

	@Override
	public Stream<PhoneValidationOutcome> validateAll(Iterable<String> phones, boolean force) {
		Assert.notNull(phones, "'phones' must not be null");
		return Batches.stream(phones, PhoneNumberRequests.MAX_PHONES, (batch) -> validateBulk(batch, force).outcomes());
	}

}
