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

package com.tracklysms.spring.testsupport.kill;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * How a process kills itself.
 */
public enum Death {

	HALT {

		@Override
		void die() {
			Runtime.getRuntime().halt(EXIT_VALUE);
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

	static final int EXIT_VALUE = 17;

	abstract void die();

}
