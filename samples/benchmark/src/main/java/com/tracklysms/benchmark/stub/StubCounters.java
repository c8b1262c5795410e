package com.tracklysms.benchmark.stub;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a stub has got so far.
 *
 * @param requests the number of requests that were complete
 * @param messages the number of messages in those that carry several
 */
record StubCounters(LongAdder requests, LongAdder messages) {

	StubCounters() {
		this(new LongAdder(), new LongAdder());
	}

}
