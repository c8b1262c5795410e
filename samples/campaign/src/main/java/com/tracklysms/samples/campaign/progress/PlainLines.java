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

package com.tracklysms.samples.campaign.progress;

import java.io.PrintStream;

/**
 * A line for each tenth of the rows, for a log.
 */
class PlainLines implements ProgressDisplay {

	private static final int PARTS = 10;

	private final PrintStream out;

	private long total;

	private long shown;

	PlainLines(PrintStream out) {
		this.out = out;
	}

	@Override
	public void start(long done, long total) {
		this.total = Math.max(1, total);
		this.shown = part(done);
	}

	@Override
	public void show(long done, String state) {
		if (part(done) > this.shown) {
			this.shown = part(done);
			this.out.printf("%,d of %,d rows, %s%n", done, this.total, state);
		}
	}

	private long part(long done) {
		return done * PARTS / this.total;
	}

	@Override
	public void end() {
	}

}
