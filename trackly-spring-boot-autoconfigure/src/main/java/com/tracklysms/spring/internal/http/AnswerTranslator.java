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

package com.tracklysms.spring.internal.http;

import java.util.Collection;

import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Translates an answer into a result or an exception.
 */
public final class AnswerTranslator {

	private final Json json;

	private final Redactor redactor;

	private final DeprecationNotice deprecationNotice;

	private final TracklyExceptionTranslator exceptionTranslator;

	private final String baseUrl;

	private final DefaultTracklyExceptionTranslator defaultExceptionTranslator = new DefaultTracklyExceptionTranslator();

	/**
	 * Create a translator.
	 * @param baseUrl the base URL of the API, to be named if nothing was found there
	 */
	public AnswerTranslator(Json json, Redactor redactor, DeprecationNotice deprecationNotice,
			TracklyExceptionTranslator exceptionTranslator, String baseUrl) {
		this.json = json;
		this.redactor = redactor;
		this.deprecationNotice = deprecationNotice;
		this.exceptionTranslator = exceptionTranslator;
		this.baseUrl = baseUrl;
	}

	/**
	 * Translate the answer to the given request. If the translation itself fails, for
	 * instance since a class of the application's translator cannot be loaded, the
	 * messages may have been queued; Reactor would not propagate an error of the virtual
	 * machine, so that the subscriber would wait forever.
	 * @throws TracklyException if the answer is not successful or cannot be processed
	 */
	public <T> T translate(ApiRequest<T> request, ApiAnswer answer) {
		try {
			return resultOf(request, answer);
		}
		catch (TracklyException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new TracklyConnectionLostException(
					"Trackly answered " + answer.statusCode().value() + ", but the response could not be processed ["
							+ ex.getClass().getSimpleName() + "]" + request.kind().consequence(),
					ex);
		}
	}

	private <T> T resultOf(ApiRequest<T> request, ApiAnswer answer) {
		boolean deprecated = this.deprecationNotice.check(answer.headers());
		if (!answer.statusCode().is2xxSuccessful()) {
			throw exceptionFor(errorResponse(request.messages(), answer));
		}
		try {
			return request.reader().read(this.json.read(answer.body()), deprecated);
		}
		catch (UnreadableAnswerException ex) {
			throw unreadable(request, answer, ex);
		}
	}

	/**
	 * An answer that breaks off has no cause, unlike one that is complete, and that a
	 * further attempt would not make readable.
	 */
	private TracklyException unreadable(ApiRequest<?> request, ApiAnswer answer, UnreadableAnswerException cause) {
		TracklyErrorResponse response = errorResponse(request.messages(), answer);
		String reason = answer.complete() ? "the response cannot be read as a success: " + cause.getMessage()
				: "the connection was lost before the end of the response";
		return new TracklyConnectionLostException(
				response.describe() + ", but " + reason + request.kind().consequence(), response,
				answer.complete() ? cause : null);
	}

	private TracklyException exceptionFor(TracklyErrorResponse response) {
		TracklyException exception = this.exceptionTranslator.translate(response);
		return (exception != null) ? exception : this.defaultExceptionTranslator.translate(response);
	}

	private TracklyErrorResponse errorResponse(Collection<SmsMessage> messages, ApiAnswer answer) {
		ErrorDocument document = ErrorDocument.read(this.json, answer.body());
		return new TracklyErrorResponse(answer.statusCode(), safeCode(document.code(), messages),
				safeText(document.text(), messages), answer.retryAfter(), advice(answer, document.code()));
	}

	/**
	 * The API gives its own answers of status 404 a code.
	 */
	private @Nullable String advice(ApiAnswer answer, @Nullable String code) {
		return (answer.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND) && code == null)
				? "Check the base URL (trackly.base-url), which is " + this.baseUrl : null;
	}

	private @Nullable String safeCode(@Nullable String code, Collection<SmsMessage> messages) {
		TracklyErrorCode documented = TracklyErrorCode.resolve(code);
		return (documented != null && documented.getCode().equals(code)) ? code : safeText(code, messages);
	}

	private @Nullable String safeText(@Nullable String text, Collection<SmsMessage> messages) {
		return (text != null) ? this.redactor.redact(text, messages) : null;
	}

}
