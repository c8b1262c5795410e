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

import java.util.HashMap;
import java.util.Map;

import com.tracklysms.samples.campaign.job.SendStep;
import com.tracklysms.samples.campaign.recipients.RecipientFile;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Cuts the file into parts of about the same number of rows.
 */
@Component
@Profile("manager")
class RowPartitioner implements Partitioner {

	static final String FROM = "from";

	static final String TO = "to";

	private final RecipientFile file;

	RowPartitioner(RecipientFile file) {
		this.file = file;
	}

	static String name(int part) {
		return "part" + part;
	}

	/**
	 * Return the parts that have rows.
	 */
	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		int rows = this.file.count();
		Map<String, ExecutionContext> parts = new HashMap<>();
		for (int part = 0; part < gridSize; part++) {
			int from = start(part, gridSize, rows);
			int to = start(part + 1, gridSize, rows);
			if (from < to) {
				parts.put(name(parts.size()), context(from, to));
			}
		}
		return parts;
	}

	private static ExecutionContext context(int from, int to) {
		ExecutionContext context = new ExecutionContext();
		context.putInt(FROM, from);
		context.putInt(TO, to);
		return context;
	}

	/**
	 * Whole chunks, so that requests are full.
	 */
	private static int start(int part, int gridSize, int rows) {
		if (part == gridSize) {
			return rows;
		}
		int row = (int) ((long) rows * part / gridSize);
		return row - row % SendStep.CHUNK_SIZE;
	}

}
