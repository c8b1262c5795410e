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

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.MarkServer;
import com.tracklysms.spring.testsupport.MarkServer.Trick;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a result is that of its own request, whatever else a server writes. The
 * number of requests for each connector can be set by the system property
 * {@code trackly.test.marks}.
 */
class MarkedAnswerTests {

	private static final int COUNT = Integer.getInteger("trackly.test.marks", 2000);

	private static final int CALLERS = 16;

	@ParameterizedTest
	@EnumSource
	@Timeout(600)
	void resultCarriesTheMarkOfItsOwnRequest(Connector connector) throws Exception {
		try (MarkServer server = MarkServer.start()) {
			Marks marks = new Marks(server,
					TestTemplates.forPort(server.port(), connector, Duration.ofSeconds(1))
						.rateLimit((settings) -> settings.withAdaptive(false))
						.retry((settings) -> settings.withEnabled(false))
						.build());
			marks.sendAll();
			assertThat(marks.wrong).as(marks.toString()).isEmpty();
			assertThat(marks.own.get()).isGreaterThan(COUNT / 4);
			assertThat(Trick.values()).allMatch((trick) -> server.count(trick) > 0);
		}
	}

	private static final class Marks {

		private final MarkServer server;

		private final TracklyTemplate template;

		private final AtomicInteger next = new AtomicInteger();

		private final AtomicInteger own = new AtomicInteger();

		private final AtomicInteger unknown = new AtomicInteger();

		private final AtomicInteger unsent = new AtomicInteger();

		/**
		 * Results of requests that were written while a surplus answer was on its way,
		 * which nobody can tell from the answer to them.
		 */
		private final AtomicInteger late = new AtomicInteger();

		private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

		Marks(MarkServer server, TracklyTemplate template) {
			this.server = server;
			this.template = template;
		}

		void sendAll() throws InterruptedException {
			Thread[] callers = new Thread[CALLERS];
			for (int caller = 0; caller < CALLERS; caller++) {
				callers[caller] = new Thread(this::sendUntilEnd);
				callers[caller].start();
			}
			for (Thread caller : callers) {
				caller.join();
			}
		}

		private void sendUntilEnd() {
			for (int number = this.next.getAndIncrement(); number < COUNT; number = this.next.getAndIncrement()) {
				try {
					String id = this.template.send(SmsMessage.of("+12065550100", MarkServer.text(number))).messageId();
					answered(number, id, id.equals(MarkServer.id(number)) && this.server.isQueued(number));
				}
				catch (TracklyRateLimitException ex) {
					String text = String.valueOf(ex.getErrorText());
					// The text is lost where the connection ends before it
					answered(number, text,
							(ex.getErrorText() == null || text.equals("[body]")) && !this.server.isQueued(number));
				}
				catch (IndeterminateTracklyException ex) {
					this.unknown.incrementAndGet();
				}
				catch (TracklyConnectionException ex) {
					unsent(number, ex);
				}
				catch (RuntimeException ex) {
					this.wrong.add(number + " " + MarkServer.trick(number) + ": " + ex);
				}
			}
		}

		private void answered(int number, String mark, boolean right) {
			if (right) {
				this.own.incrementAndGet();
			}
			else if (mark.contains(Trick.LATE)) {
				this.late.incrementAndGet();
			}
			else {
				this.wrong.add(number + " " + MarkServer.trick(number) + ": " + mark);
			}
		}

		private void unsent(int number, TracklyConnectionException ex) {
			if (this.server.hasSeen(number)) {
				this.wrong.add(number + " " + MarkServer.trick(number) + ": " + ex);
			}
			this.unsent.incrementAndGet();
		}

		@Override
		public String toString() {
			return "%d own, %d unknown, %d unsent, %d late, %d wrong".formatted(this.own.get(), this.unknown.get(),
					this.unsent.get(), this.late.get(), this.wrong.size());
		}

	}

}
