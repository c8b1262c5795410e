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

import java.time.Duration;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar that moves, for a terminal.
 */
class TerminalBar implements ProgressDisplay {

	private @Nullable ProgressBar bar;

	@Override
	public void start(long done, long total) {
		this.bar = new ProgressBarBuilder().setTaskName("Sending")
			.setInitialMax(total)
			.startsFrom(done, Duration.ZERO)
			.setStyle(ProgressBarStyle.ASCII)
			.setUnit(" rows", 1)
			.setUpdateIntervalMillis(200)
			.build();
	}

	@Override
	public void show(long done, String state) {
		if (this.bar != null) {
			this.bar.stepTo(done).setExtraMessage(" " + state);
		}
	}

	@Override
	public void end() {
		if (this.bar != null) {
			this.bar.close();
		}
	}

}
