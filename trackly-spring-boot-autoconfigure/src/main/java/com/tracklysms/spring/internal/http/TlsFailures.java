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
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.tracklysms.spring.support.TextEscapes;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes failures of the TLS handshake that only a change of the configuration, of
 * the server or of its certificate cures. Others, such as a connection that is closed
 * meanwhile, may pass.
 */
final class TlsFailures {

	private static final int MAX_TEXT_LENGTH = 300;

	private static final int HTTPS_PORT = 443;

	private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

	/**
	 * Alerts by which a server tells that something has failed on its side, or that it
	 * does not want to go on.
	 */
	private static final List<String> PASSING_ALERTS = List.of("internal_error", "close_notify", "user_canceled");

	private TlsFailures() {
	}

	static @Nullable NeverSent judge(List<Throwable> causes, @Nullable URI uri) {
		NeverSent reason = ofCertificate(causes, uri);
		for (int index = 0; index < causes.size() && reason == null; index++) {
			reason = ofHandshake(causes.get(index));
		}
		return reason;
	}

	private static @Nullable NeverSent ofCertificate(List<Throwable> causes, @Nullable URI uri) {
		String explanation = null;
		String certificate = "";
		for (Throwable cause : causes) {
			if (cause instanceof CertificateException || cause instanceof CertPathBuilderException
					|| cause instanceof CertPathValidatorException || cause instanceof SSLPeerUnverifiedException) {
				explanation = cause.getMessage();
			}
			if (cause instanceof CertPathValidatorException failure) {
				certificate = describe(failure);
			}
		}
		return (explanation != null) ? new NeverSent("the certificate of the server" + certificate
				+ " was not accepted: " + shortened(explanation) + ". " + howToShow(uri)
				+ "If it is the right one, name an SSL bundle that trusts it (trackly.http.ssl.bundle); "
				+ "otherwise check the base URL (trackly.base-url)", true) : null;
	}

	/**
	 * The JDK does not tell an untrusted certificate, but has a tool that shows it.
	 */
	private static String howToShow(@Nullable URI uri) {
		if (uri == null || uri.getHost() == null) {
			return "";
		}
		int port = (uri.getPort() >= 0) ? uri.getPort() : HTTPS_PORT;
		return "See it by \"keytool -printcert -sslserver " + uri.getHost() + ":" + port + "\". ";
	}

	private static String describe(CertPathValidatorException failure) {
		List<? extends Certificate> certificates = (failure.getCertPath() != null)
				? failure.getCertPath().getCertificates() : List.of();
		int index = Math.max(0, failure.getIndex());
		return (index < certificates.size() && certificates.get(index) instanceof X509Certificate certificate)
				? " (of " + shortened(certificate.getSubjectX500Principal().getName()) + ", issued by "
						+ shortened(certificate.getIssuerX500Principal().getName()) + ")"
				: "";
	}

	private static @Nullable NeverSent ofHandshake(Throwable cause) {
		String message = (cause.getMessage() != null) ? cause.getMessage() : "";
		if (cause.getClass().getSimpleName().equals("NotSslRecordException") || message.contains("plaintext connection")
				|| message.contains("unrecognized SSL message")) {
			return new NeverSent(
					"the server does not speak TLS. Check the scheme and the port of the base URL (trackly.base-url)",
					true);
		}
		if (!(cause instanceof SSLException)) {
			return null;
		}
		Matcher alert = ALERT.matcher(message);
		if (alert.find() && !PASSING_ALERTS.contains(alert.group(1).toLowerCase(Locale.ROOT))) {
			return new NeverSent("the server refused the TLS handshake (" + alert.group(1)
					+ "). If it requires a certificate of the client, name an SSL bundle that has one "
					+ "(trackly.http.ssl.bundle)", true);
		}
		return message.contains("No appropriate protocol") ? new NeverSent(
				"client and server have no version of TLS in common. Check the options of the SSL bundle "
						+ "(trackly.http.ssl.bundle)",
				true) : null;
	}

	/**
	 * A certificate can contain any text.
	 */
	private static String shortened(String text) {
		return TextEscapes.escape(text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH)));
	}

}
