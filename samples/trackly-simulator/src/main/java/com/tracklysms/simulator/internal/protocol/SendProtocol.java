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

import java.util.List;

import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.journal.QueuedMessage;
import tools.jackson.databind.JsonNode;

/**
 * What one version of the API has of its own about sends: the fields of requests, the
 * checks on them and the bodies of answers.
 */
public interface SendProtocol {

	/**
	 * Return the size from which on the body of a request is refused unread.
	 * @return the largest accepted size in bytes
	 */
	int getMaxBodySize();

	/**
	 * Read the request of a single send.
	 * @param request the JSON object of the request
	 * @return the valid message
	 * @throws RefusedException if the request is refused
	 */
	OutgoingMessage readSingle(JsonNode request);

	/**
	 * Read what a bulk request says beside its messages.
	 * @param request the JSON object of the request
	 * @return the bulk, its messages not read yet
	 * @throws RefusedException if the request is refused as a whole
	 */
	BulkRequest readBulk(JsonNode request);

	/**
	 * Return a new message id.
	 * @return the id
	 */
	String nextMessageId();

	/**
	 * Return the body of the answer to a single send.
	 * @param queued the message
	 * @return the object to write as JSON
	 */
	Object singleBody(QueuedMessage queued);

	/**
	 * Return the body of the answer to a bulk send.
	 * @param queuedCount the number of messages that were queued
	 * @param rejected the messages that were not
	 * @return the object to write as JSON
	 */
	Object bulkBody(int queuedCount, List<RejectedMessage> rejected);

}
