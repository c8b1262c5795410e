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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a campaign that is spread over several processes.
 *
 * @param count the number of workers that the manager starts on its machine, zero if all
 * run on others
 * @param parts the number of parts of the file for each of them, of which each worker
 * sends one at a time
 * @param timeout the time without a sign of life after which a worker counts as dead:
 * more than sending a chunk can take, with all retries
 * @param name the name of a worker, by default a random one
 * @param managerPid the process with which a worker ends, {@code null} if it goes on
 */
@ConfigurationProperties("campaign.workers")
record WorkersProperties(@DefaultValue("0") int count, @DefaultValue("4") int parts,
		@DefaultValue("3m") Duration timeout, @Nullable String name, @Nullable Long managerPid) {

	int gridSize() {
		return Math.max(1, this.count) * this.parts;
	}

}
