package com.tracklysms.spring.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpHeaders;

/**
 * Logs once for an application that the API marks its answers as those of a deprecated
 * version.
 * <p>
 * Source: the API reference's page "Introduction", which documents both headers for all
 * answers of version 1.
 */
public final class DeprecationNotice {

	private static final Log logger = LogFactory.getLog(DeprecationNotice.class);

	private static final int MAX_TEXT_LENGTH = 200;

	private final Redactor redactor;

	private final AtomicBoolean given;

	public DeprecationNotice(Redactor redactor, AtomicBoolean given) {
		this.redactor = redactor;
		this.given = given;
	}

	/**
	 * Check the headers of an answer.
	 * @return whether they mark the answer as deprecated
	 */
	boolean check(HttpHeaders headers) {
		String text = headers.getFirst("X-API-Deprecated");
		boolean deprecated = text != null || "true".equalsIgnoreCase(headers.getFirst("Deprecation"));
		if (deprecated && this.given.compareAndSet(false, true)) {
			logger.warn("The Trackly API marks the version in use as deprecated"
					+ ((text != null) ? ": " + this.redactor.redact(shortened(text)) : ""));
		}
		return deprecated;
	}

	private String shortened(String text) {
		return text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH));
	}

}
