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

/**
 * Kind of a request, which determines its rate limit, whether it is repeated, and the
 * consequence of a lost answer. It does not follow from the HTTP method.
 */
public enum RequestKind {

	/**
	 * Send one message.
	 */
	SEND(". The message may have been queued"),

	/**
	 * Send several messages.
	 */
	BULK(". The messages may have been queued"),

	/**
	 * Read a resource, without side effects.
	 */
	READ(""),

	/**
	 * Change a resource so that the same request has no further effect.
	 */
	UPDATE(". The change may have been made"),

	/**
	 * Have something done that the same request would have done once more.
	 */
	CREATE(". What was asked for may have been done");

	private final String consequence;

	RequestKind(String consequence) {
		this.consequence = consequence;
	}

	/**
	 * Return the addition to the message of an exception if the answer was lost.
	 */
	public String consequence() {
		return this.consequence;
	}

}
