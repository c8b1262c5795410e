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
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyException;

/**
 * Operations for validating phone numbers: whether a number exists, is a mobile one and
 * may be texted. They use version 1 of the API, which alone has them, regardless of the
 * version that messages are sent with.
 * <p>
 * A validation costs money, documented as USD 0.003, unless the account has validated the
 * number before. So calls are retried after transient and indeterminate failures alike
 * ({@code trackly.retry.*}): what an attempt has validated is free for the next one. A
 * validation with {@code force}, which is always charged, is never retried after an
 * indeterminate failure, whatever {@code trackly.retry.indeterminate} says.
 *
 * @since 0.1.0
 */
public interface PhoneNumberOperations {

	/**
	 * Validate a phone number.
	 * @param phone the phone number, best in E.164 format; US forms such as
	 * {@code (415) 555-1234} are documented to be understood as well
	 * @return the result
	 * @throws TracklyException as for {@link #validate(String, boolean)}
	 */
	default PhoneValidation validate(String phone) {
		return validate(phone, false);
	}

	/**
	 * Validate a phone number.
	 * <p>
	 * Source: the API reference's page "Validate phone number", whose table of errors is
	 * not available.
	 * @param phone the phone number, best in E.164 format
	 * @param force whether to pay for a new result even if the account has one
	 * @return the result
	 * @throws com.tracklysms.spring.error.TracklyPaymentRequiredException if the account
	 * cannot pay
	 * @throws TracklyException if the number is refused, or the call fails
	 */
	PhoneValidation validate(String phone, boolean force);

	/**
	 * Validate several phone numbers in one request.
	 * @param phones the phone numbers, from 1 to 500
	 * @return the result, with an outcome for each number
	 * @throws TracklyException as for {@link #validateBulk(Collection, boolean)}
	 */
	default BulkPhoneValidation validateBulk(Collection<String> phones) {
		return validateBulk(phones, false);
	}

	/**
	 * Validate several phone numbers in one request. A number that is refused does not
	 * stop the others.
	 * <p>
	 * Source: the API reference's page "Batch validate phone numbers".
	 * @param phones the phone numbers, from 1 to 500
	 * @param force whether to pay for new results even if the account has some
	 * @return the result, with an outcome for each number
	 * @throws com.tracklysms.spring.error.InvalidTracklyRequestException if there are no
	 * numbers or more than 500; no request is made then
	 * @throws com.tracklysms.spring.error.TracklyPaymentRequiredException if the account
	 * cannot pay
	 * @throws TracklyException if the call fails
	 */
	BulkPhoneValidation validateBulk(Collection<String> phones, boolean force);

	/**
	 * Validate any number of phone numbers, in requests of 500. Each request is made when
	 * its first outcome is asked for.
	 * @param phones the phone numbers, which are read as they are needed
	 * @return the outcomes in the order of the numbers, as a stream that can be left at
	 * any time and does not have to be closed. A terminal operation throws a
	 * {@link TracklyException} if a request fails, after the outcomes of those before it
	 */
	default Stream<PhoneValidationOutcome> validateAll(Iterable<String> phones) {
		return validateAll(phones, false);
	}

	/**
	 * Validate any number of phone numbers, in requests of 500.
	 * @param phones the phone numbers, which are read as they are needed
	 * @param force whether to pay for new results even if the account has some
	 * @return the outcomes as for {@link #validateAll(Iterable)}
	 */
	Stream<PhoneValidationOutcome> validateAll(Iterable<String> phones, boolean force);

}
