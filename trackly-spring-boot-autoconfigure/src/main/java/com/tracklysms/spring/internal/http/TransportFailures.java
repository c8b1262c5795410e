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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Translates failures of requests without an answer. A request counts as not sent only if
 * that is certain; in all other cases its messages may have been queued.
 */
public final class TransportFailures {

	public TracklyException translate(Throwable failure, ApiRequest<?> request, SendGate gate) {
		RequestKind kind = request.kind();
		Throwable cause = withoutRequest(failure);
		Throwable shown = ShownCause.of(cause, request);
		boolean neverSent = gate.close();
		if (contains(cause, InterruptedException.class::isInstance)) {
			return interrupted(shown, kind, neverSent);
		}
		if (neverSent) {
			return neverSent(cause, shown, uriOf(failure), gate);
		}
		if (contains(cause, this::isTimeout)) {
			return new TracklyResponseTimeoutException(
					"No response from the Trackly API in time" + reason(cause) + kind.consequence(), shown);
		}
		HttpStatusCode answered = gate.answered();
		if (answered != null) {
			return new TracklyConnectionLostException("A filter of the WebClient failed after Trackly had answered "
					+ answered.value() + reason(cause) + kind.consequence(),
					new TracklyErrorResponse(answered, null, null, null), shown);
		}
		return new TracklyConnectionLostException("Connection to the Trackly API was lost after the request was sent"
				+ reason(cause) + kind.consequence(), shown);
	}

	private TracklyException neverSent(@Nullable Throwable cause, @Nullable Throwable shown, @Nullable URI uri,
			SendGate gate) {
		NeverSent reason = gate.isReached() ? NeverSent.of(causes(cause), uri) : null;
		if (reason != null) {
			return new TracklyConnectionException("Request was not sent: " + reason.description(), reason.persistent(),
					shown);
		}
		return new TracklyConnectionException(gate.isReached()
				? "Request was not sent, no connection to the Trackly API could be used" + reason(cause)
						+ ". Check the network and the base URL"
				: "Request was not sent, since a filter of the WebClient failed or took too long before it"
						+ reason(cause) + ". Check the filters of WebClientCustomizer and TracklyWebClientCustomizer",
				shown);
	}

	private @Nullable URI uriOf(Throwable failure) {
		for (Throwable current : causes(failure)) {
			if (current instanceof WebClientRequestException exception) {
				return exception.getUri();
			}
		}
		return null;
	}

	private List<Throwable> causes(@Nullable Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable current = failure; current != null; current = current.getCause()) {
			causes.add(current);
		}
		return causes;
	}

	/**
	 * Translate the failure of an attempt that was cut short because the time of its call
	 * was over.
	 * @param setting the setting that limits the time of the call
	 */
	public TracklyException translateCutShort(Throwable failure, ApiRequest<?> request, SendGate gate, String setting) {
		if (!contains(failure, TimeoutException.class::isInstance)) {
			return translate(failure, request, gate);
		}
		String reason = " before the time of the call was over (" + setting + ")";
		Throwable cause = ShownCause.of(withoutRequest(failure), request);
		return gate.close()
				? new TracklyConnectionException(
						"Request was not sent, no connection to the Trackly API could be used" + reason, cause)
				: new TracklyResponseTimeoutException(
						"No response from the Trackly API" + reason + request.kind().consequence(), cause);
	}

	private TracklyException interrupted(@Nullable Throwable cause, RequestKind kind, boolean neverSent) {
		return neverSent ? new TransientTracklyInterruptedException("Interrupted before the request was sent", cause)
				: new IndeterminateTracklyInterruptedException(
						"Interrupted while waiting for the response of the Trackly API" + kind.consequence(), cause);
	}

	/**
	 * Exceptions of {@code WebClient} contain the request with its headers, including the
	 * API key.
	 */
	private @Nullable Throwable withoutRequest(Throwable failure) {
		Throwable innermost = Exceptions.unwrap(failure);
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof WebClientException) {
				innermost = current.getCause();
			}
		}
		return innermost;
	}

	private boolean contains(@Nullable Throwable failure, Predicate<Throwable> predicate) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (predicate.test(current)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Each HTTP library has its own timeout exceptions. A wrong result is harmless, since
	 * both exceptions are indeterminate.
	 */
	private boolean isTimeout(Throwable failure) {
		return failure.getClass().getSimpleName().contains("Timeout");
	}

	private String reason(@Nullable Throwable cause) {
		if (cause instanceof FilterMistakeException mistake) {
			return " [" + mistake.getMessage() + "]";
		}
		return (cause != null)
				? " [" + NestedExceptionUtils.getMostSpecificCause(cause).getClass().getSimpleName() + "]" : "";
	}

}
