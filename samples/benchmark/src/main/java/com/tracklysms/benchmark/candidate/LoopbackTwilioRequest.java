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

package com.tracklysms.benchmark.candidate;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Map;

import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.Request;

/**
 * A request of Twilio's SDK with another host in its URL. It passes on what the SDK's
 * HTTP client asks for instead of copying it, since what this class does is counted as
 * work of the SDK.
 */
final class LoopbackTwilioRequest extends Request {

	private final Request original;

	private final int port;

	LoopbackTwilioRequest(Request original, int port) {
		super(original.getMethod(), original.getUrl());
		this.original = original;
		this.port = port;
	}

	@Override
	public URL constructURL() {
		try {
			return new URL("http", "127.0.0.1", this.port, this.original.constructURL().getFile());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean requiresAuthentication() {
		return this.original.requiresAuthentication();
	}

	@Override
	public String getAuthString() {
		return this.original.getAuthString();
	}

	@Override
	public ContentType getContentType() {
		return this.original.getContentType();
	}

	@Override
	public Map<String, List<String>> getHeaderParams() {
		return this.original.getHeaderParams();
	}

	@Override
	public Map<String, List<String>> getPostParams() {
		return this.original.getPostParams();
	}

	@Override
	public List<String> getUserAgentExtensions() {
		return this.original.getUserAgentExtensions();
	}

}
