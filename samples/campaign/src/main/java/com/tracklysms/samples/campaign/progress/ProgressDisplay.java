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

/**
 * Shows a person how far the job is.
 */
public interface ProgressDisplay {

	/**
	 * Create a display for whoever looks at the output, a person or a log.
	 */
	static ProgressDisplay create() {
		return Terminal.isPresent() ? new TerminalBar() : new PlainLines(System.out);
	}

	/**
	 * Begin.
	 * @param done the number of rows that were done before
	 * @param total the number of all rows
	 */
	void start(long done, long total);

	void show(long done, String state);

	void end();

}
