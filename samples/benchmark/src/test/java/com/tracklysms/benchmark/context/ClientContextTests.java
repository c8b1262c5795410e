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

package com.tracklysms.benchmark.context;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.Candidates;
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientContext}.
 */
class ClientContextTests {

	@Test
	void eachCallOfAnObservedRowIsMetered() throws Exception {
		try (Stub stub = Arguments.parse().processes().startStub(StubMode.atOnce());
				Candidates candidates = new Candidates(stub.url())) {
			candidates.get(Row.SEND_OBSERVED).send();
			candidates.get(BulkRow.SEND_ALL_OBSERVED).sendAll(SampleBatch.SIZE);
			MeterRegistry meters = candidates.context(Connector.REACTOR_NETTY_OBSERVED).meters();
			assertThat(meters.get("trackly.send").timer().count()).isOne();
			assertThat(meters.get("trackly.messages").tag("operation", "sendAll.batch").counter().count())
				.isEqualTo(SampleBatch.SIZE);
			assertThat(exchanges(meters)).isEqualTo(2);
			candidates.get(Row.BARE_OBSERVED).send();
			candidates.get(BulkRow.BARE_LOOP_OBSERVED).sendAll(SampleBatch.SIZE);
			assertThat(exchanges(meters)).isEqualTo(4);
		}
	}

	@Test
	void otherRowsKeepNoMeters() {
		try (Candidates candidates = new Candidates("http://localhost:1")) {
			assertThat(candidates.context(Connector.REACTOR_NETTY).meters()).isNull();
		}
	}

	private long exchanges(MeterRegistry meters) {
		return meters.get("http.client.requests").timers().stream().mapToLong(Timer::count).sum();
	}

}
