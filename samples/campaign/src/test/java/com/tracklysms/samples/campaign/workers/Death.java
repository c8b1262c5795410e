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

package com.tracklysms.samples.campaign.workers;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How and when a worker dies: at the second of its moments, so that something was done
 * before.
 */
record Death(Moment moment, Way way, AtomicInteger moments) {

	static Death parse(String text) {
		String[] parts = text.split(":");
		return new Death(Moment.valueOf(parts[0]), Way.valueOf(parts[1]), new AtomicInteger());
	}

	void at(Moment moment) {
		if (moment == this.moment && this.way != Way.NEVER && this.moments.incrementAndGet() == 2) {
			System.out.println(announcement());
			System.out.flush();
			this.way.die();
		}
	}

	String announcement() {
		return "Dies at " + this.moment + ":" + this.way;
	}

	enum Moment {

		BEFORE_CLAIM, AFTER_CLAIM, WITHIN_HTTP, AFTER_ANSWER, AFTER_RECORD

	}

	enum Way {

		NEVER {

			@Override
			void die() {
			}

		},

		HALT {

			@Override
			void die() {
				Runtime.getRuntime().halt(17);
			}

		},

		KILL {

			@Override
			void die() {
				try {
					new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
				while (true) {
					LockSupport.park();
				}
			}

		};

		abstract void die();

	}

}
