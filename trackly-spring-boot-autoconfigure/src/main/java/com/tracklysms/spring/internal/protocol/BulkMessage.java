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

package com.tracklysms.spring.internal.protocol;

import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Message that has been checked, and is ready to be added to a bulk request.
 *
 * @param message the message
 * @param from the sender of the message, or the default sender
 * @param size the number of bytes that the message takes in a request, or somewhat more
 * @param contactData the contact data of the message as JSON, if it has any: its size is
 * known only once it is written
 */
public record BulkMessage(SmsMessage message, String from, long size, @Nullable String contactData) {

}
