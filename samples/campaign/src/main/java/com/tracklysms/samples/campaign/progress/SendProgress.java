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

import com.tracklysms.samples.campaign.recipients.Recipient;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import com.tracklysms.samples.campaign.recipients.RecipientRow;
import com.tracklysms.spring.batch.ItemCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.ItemReadListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/**
 * Tells the display of each chunk that was sent.
 */
@Component
public class SendProgress
		implements StepExecutionListener, ItemReadListener<RecipientRow>, ChunkListener<RecipientRow, Recipient> {

	private final RecipientFile file;

	private final ProgressDisplay display = ProgressDisplay.create();

	private ExecutionContext context = new ExecutionContext();

	private long read;

	private long total;

	SendProgress(RecipientFile file) {
		this.file = file;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.context = stepExecution.getExecutionContext();
		this.read = this.context.getInt(RecipientFile.READ_COUNT, 0);
		this.total = this.file.count();
		this.display.start(this.read, this.total);
	}

	@Override
	public void afterRead(RecipientRow row) {
		this.read++;
	}

	/**
	 * The counts of a chunk are there when the next one begins.
	 */
	@Override
	public void beforeChunk(Chunk<RecipientRow> chunk) {
		this.display.show(this.read - chunk.size(), state());
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		this.display.show(this.read, state());
		this.display.end();
		return null;
	}

	private String state() {
		return "%,d queued".formatted(ItemCounts.from(this.context).queued());
	}

}
