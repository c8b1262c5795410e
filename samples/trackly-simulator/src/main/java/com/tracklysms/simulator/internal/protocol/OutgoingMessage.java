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

package com.tracklysms.simulator.internal.protocol;

import java.util.Map;

import com.tracklysms.simulator.journal.MessageOptions;
import org.jspecify.annotations.Nullable;

/**
 * A valid message that is not queued yet.
 *
 * @param to the recipient with a leading plus sign and digits only
 * @param from the id of the sender, or the number of the sending list
 * @param body the text
 * @param metadata the metadata
 * @param options what else the message says
 */
public record OutgoingMessage(String to, String from, String body, Map<String, @Nullable Object> metadata,
		MessageOptions options) {

	@Override
	public String toString() {
		// The generated form would show numbers and the body
		return "OutgoingMessage[options=" + this.options + "]";
	}

}
