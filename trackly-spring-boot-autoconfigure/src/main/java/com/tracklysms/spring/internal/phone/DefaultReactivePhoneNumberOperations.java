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

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.resource.Batches;
import com.tracklysms.spring.phone.BulkPhoneValidation;
import com.tracklysms.spring.phone.PhoneValidation;
import com.tracklysms.spring.phone.PhoneValidationOutcome;
import com.tracklysms.spring.phone.ReactivePhoneNumberOperations;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * {@link ReactivePhoneNumberOperations} of
 * {@link com.tracklysms.spring.ReactiveTracklyTemplate}.
 */
public final class DefaultReactivePhoneNumberOperations implements ReactivePhoneNumberOperations {

	private final Mono<ReactiveCalls> calls;

	private final PhoneNumberRequests requests = new PhoneNumberRequests();

	public DefaultReactivePhoneNumberOperations(Mono<ReactiveCalls> calls) {
		this.calls = calls;
	}

	@Override
	public Mono<PhoneValidation> validate(String phone, boolean force) {
		return this.calls.flatMap((calls) -> calls.execute(PhoneNumberRequests.VALIDATE,
				(json) -> this.requests.validate(json, phone, force)));
	}

	@Override
	public Mono<BulkPhoneValidation> validateBulk(Collection<String> phones, boolean force) {
		Assert.noNullElements(phones, "'phones' must not contain null elements");
		List<String> copy = List.copyOf(phones);
		return this.calls.flatMap((calls) -> calls.execute(PhoneNumberRequests.VALIDATE_BULK,
				(json) -> this.requests.validateBulk(json, copy, force)));
	}

	@Override
	public Flux<PhoneValidationOutcome> validateAll(Publisher<String> phones, boolean force) {
		Assert.notNull(phones, "'phones' must not be null");
		return Batches.flux(phones, PhoneNumberRequests.MAX_PHONES,
				(batch) -> validateBulk(batch, force).map(BulkPhoneValidation::outcomes));
	}

}
