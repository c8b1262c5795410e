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

package com.tracklysms.spring.message;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedRuntimeException;

/**
 * Exception thrown when a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll} is aborted
 * for a reason other than a failure of the API: the source or the consumer of the
 * progress failed, or the thread was interrupted. The cause is that failure, and the
 * report accounts for each message that was read.
 * <p>
 * The serialized form has the report, with the whole messages. If their metadata or
 * contact data cannot be serialized, they are without these.
 *
 * @since 0.1.0
 */
public class SendAllException extends NestedRuntimeException {

	private transient SendReport report;

	/**
	 * Create a new {@code SendAllException}.
	 * @param message the detail message
	 * @param report the report on the messages that were read
	 * @param cause the cause, or {@code null}
	 */
	public SendAllException(String message, SendReport report, @Nullable Throwable cause) {
		super(message, cause);
		this.report = report;
	}

	/**
	 * Return the report on the messages that were read.
	 * @return the report
	 */
	public SendReport getReport() {
		return this.report;
	}

	private void writeObject(ObjectOutputStream stream) throws IOException {
		stream.defaultWriteObject();
		stream.writeObject(isSerializable(this.report) ? this.report : this.report.withoutData());
	}

	private static boolean isSerializable(SendReport report) throws IOException {
		try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
			stream.writeObject(report);
			return true;
		}
		catch (NotSerializableException ex) {
			return false;
		}
	}

	private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
		stream.defaultReadObject();
		this.report = (SendReport) stream.readObject();
	}

}
