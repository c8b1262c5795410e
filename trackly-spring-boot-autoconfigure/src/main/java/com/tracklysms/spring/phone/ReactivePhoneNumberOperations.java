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

package com.tracklysms.spring.phone;

import java.util.Collection;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations for validating phone numbers without blocking. Behavior and failures are
 * those of {@link PhoneNumberOperations}.
 *
 * @since 0.1.0
 */
public interface ReactivePhoneNumberOperations {

	/**
	 * Validate a phone number.
	 * @param phone the phone number, best in E.164 format
	 * @return the result, or a {@code TracklyException} if the number is refused or the
	 * call fails
	 */
	default Mono<PhoneValidation> validate(String phone) {
		return validate(phone, false);
	}

	/**
	 * Validate a phone number.
	 * @param phone the phone number, best in E.164 format
	 * @param force whether to pay for a new result even if the account has one
	 * @return the result, or a {@code TracklyException} if the number is refused or the
	 * call fails
	 */
	Mono<PhoneValidation> validate(String phone, boolean force);

	/**
	 * Validate several phone numbers in one request.
	 * @param phones the phone numbers, from 1 to 500
	 * @return the result, or a {@code TracklyException} if the call fails
	 */
	default Mono<BulkPhoneValidation> validateBulk(Collection<String> phones) {
		return validateBulk(phones, false);
	}

	/**
	 * Validate several phone numbers in one request.
	 * @param phones the phone numbers, from 1 to 500
	 * @param force whether to pay for new results even if the account has some
	 * @return the result, or a {@code TracklyException} if the call fails
	 */
	Mono<BulkPhoneValidation> validateBulk(Collection<String> phones, boolean force);

	/**
	 * Validate any number of phone numbers, in requests of 500, one after another.
	 * @param phones the phone numbers, of which those of one request at most are read
	 * ahead of the demand of the subscriber
	 * @return the outcomes in the order of the numbers, or a {@code TracklyException} if
	 * a request fails, after the outcomes of those before it
	 */
	default Flux<PhoneValidationOutcome> validateAll(Publisher<String> phones) {
		return validateAll(phones, false);
	}

	/**
	 * Validate any number of phone numbers, in requests of 500, one after another.
	 * @param phones the phone numbers
	 * @param force whether to pay for new results even if the account has some
	 * @return the outcomes as for {@link #validateAll(Publisher)}
	 */
	Flux<PhoneValidationOutcome> validateAll(Publisher<String> phones, boolean force);

}
