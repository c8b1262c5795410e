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

package com.tracklysms.simulator.callback;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

import com.tracklysms.simulator.journal.QueuedMessage;

/**
 * The signed webhook requests of a simulator to an application, safe for use by several
 * threads.
 * <p>
 * As documented, a callback whose answer has no 2xx status is sent again after 1 minute,
 * 5 minutes, 15 minutes, 1 hour and 2 hours, each time with the same body. So is one
 * without an answer, for which the simulator waits 10 seconds. A test does not wait: it
 * moves the time of the callbacks by {@link #advance(Duration)}.
 * <p>
 * At most 16 scheduled callbacks are under way at once, and 100,000 wait for their time.
 * Those beyond are dropped, so that sends are never held up: a message queued then has
 * none, and a callback is not sent again. {@link #getDroppedCount()} tells how many.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2.
 *
 * @since 0.1.0
 */
public interface SimulatorCallbacks {

	/**
	 * Set where callbacks go from now on, those that already wait included.
	 * @param url the URL of the application's endpoint, {@code http} or {@code https}
	 * @return these callbacks
	 * @throws IllegalArgumentException if the URL is another one
	 */
	SimulatorCallbacks to(URI url);

	/**
	 * Set what takes callbacks instead of a URL from now on, those that already wait
	 * included: an endpoint that is not reached by HTTP, such as one behind
	 * {@code MockMvc}.
	 * @param endpoint returns the status of its answer. It is called on the thread that
	 * sends the callback; if it throws, there was no answer
	 * @return these callbacks
	 */
	SimulatorCallbacks to(ToIntFunction<SignedWebhook> endpoint);

	/**
	 * Set what callbacks are signed with from now on, those that already wait included.
	 * @param secret the secret of the application's endpoint
	 * @return these callbacks
	 * @throws IllegalArgumentException if the secret is blank
	 */
	SimulatorCallbacks signedWith(String secret);

	/**
	 * Report the delivery of a message, with a detail that the API's pages name for the
	 * status, if there is one.
	 * @param message the message, as the journal has it
	 * @param status the status, documented to be {@code pending}, {@code delivered},
	 * {@code undeliverable}, {@code rejected} or {@code expired}
	 * @return what the application made of it
	 * @throws IllegalStateException if there is no URL to send to
	 */
	CallbackResult deliver(QueuedMessage message, String status);

	/**
	 * Report the delivery of a message.
	 * @param message the message, as the journal has it
	 * @param status the status, documented to be {@code pending}, {@code delivered},
	 * {@code undeliverable}, {@code rejected} or {@code expired}
	 * @param detail the provider's reason, such as {@code REJECTED_SPAM}
	 * @return what the application made of it
	 * @throws IllegalStateException if there is no URL to send to
	 */
	CallbackResult deliver(QueuedMessage message, String status, String detail);

	/**
	 * Report that a person has opted out of the list that sent the last message to them,
	 * or of the simulator's first list if the journal has none. Further messages to the
	 * person are queued as before.
	 * @param phoneNumber the person's number with its leading plus sign
	 * @param keyword what they answered, such as {@code STOP}
	 * @return what the application made of it
	 * @throws IllegalStateException if there is no URL to send to
	 */
	CallbackResult unsubscribe(String phoneNumber, String keyword);

	/**
	 * Send a body of any kind, such as an event whose fields are not documented.
	 * @param json the body, sent as it is
	 * @return what the application made of it
	 * @throws IllegalStateException if there is no URL to send to
	 */
	CallbackResult send(String json);

	/**
	 * Move the time of the callbacks: send, one after the other, all that become due in
	 * the given time, and those that come of them. When this returns, all callbacks due
	 * up to then have ended.
	 * <p>
	 * The timestamps of events do not move, as the application goes by a clock of its
	 * own.
	 * @param duration how far, not negative
	 * @return what the application made of them, the earliest first; those left out that
	 * were under way already
	 * @throws IllegalArgumentException if the duration is negative
	 * @throws IllegalStateException if the thread is interrupted
	 */
	List<CallbackResult> advance(Duration duration);

	/**
	 * Return how many callbacks wait for their time: the next ones of messages, and those
	 * to be sent again.
	 * @return the number of callbacks
	 */
	int getWaitingCount();

	/**
	 * Return how many callbacks were dropped because too many waited.
	 * @return the number of callbacks
	 */
	long getDroppedCount();

	/**
	 * Forget the callbacks that wait and the number of those dropped. When this returns,
	 * those under way have ended, and are not sent again.
	 * @throws IllegalStateException if the thread is interrupted
	 */
	void clear();

}
