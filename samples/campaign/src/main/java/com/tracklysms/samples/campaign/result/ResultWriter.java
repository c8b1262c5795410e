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

package com.tracklysms.samples.campaign.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.tracklysms.samples.campaign.CampaignProperties;
import com.tracklysms.samples.campaign.recipients.Recipient;
import com.tracklysms.samples.campaign.recipients.RecipientProcessor;
import com.tracklysms.samples.campaign.recipients.RecipientRow;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * Writes for each row what the ledger knows. The file gets its name when it is complete.
 */
@Component
public class ResultWriter implements ItemStreamWriter<RecipientRow>, StepExecutionListener {

	private final RecipientProcessor processor;

	private final SendLedger ledger;

	private final String campaign;

	private final Path file;

	private final Path unfinished;

	private final FlatFileItemWriter<RowResult> writer;

	private final FirstLines firstLines = new FirstLines();

	private final Map<String, Long> counts = new TreeMap<>();

	ResultWriter(RecipientProcessor processor, SendLedger ledger, CampaignProperties properties) {
		this.processor = processor;
		this.ledger = ledger;
		this.campaign = properties.name();
		this.file = properties.result().toAbsolutePath();
		this.unfinished = this.file.resolveSibling(this.file.getFileName() + ".tmp");
		this.writer = new FlatFileItemWriterBuilder<RowResult>().name("result")
			.resource(new FileSystemResource(this.unfinished))
			.saveState(false)
			.headerCallback((header) -> header.write("line,phone,outcome,reason"))
			.lineAggregator(RowResult::toCsv)
			.build();
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		System.out.println("Writing down what became of each row");
	}

	@Override
	public void open(ExecutionContext executionContext) {
		this.firstLines.clear();
		this.counts.clear();
		this.writer.open(executionContext);
	}

	@Override
	public void write(Chunk<? extends RecipientRow> chunk) throws Exception {
		Map<RecipientRow, @Nullable Recipient> recipients = new LinkedHashMap<>();
		chunk.forEach((row) -> recipients.put(row, this.processor.process(row)));
		Map<String, LedgerEntry> entries = find(recipients);
		Chunk<RowResult> results = new Chunk<>();
		recipients.forEach((row, recipient) -> results
			.add((recipient != null) ? result(row, recipient, entries.get(recipient.key())) : withoutNumber(row)));
		this.writer.write(results);
		results.forEach((result) -> this.counts.merge(result.outcome(), 1L, Long::sum));
	}

	private Map<String, LedgerEntry> find(Map<RecipientRow, @Nullable Recipient> recipients) {
		List<String> keys = recipients.values().stream().filter(Objects::nonNull).map(Recipient::key).toList();
		return this.ledger.find(this.campaign, keys)
			.stream()
			.collect(Collectors.toMap(LedgerEntry::key, Function.identity()));
	}

	private RowResult withoutNumber(RecipientRow row) {
		return new RowResult(row.line(), "", row.number().isBlank() ? "no number" : "unreadable number", "");
	}

	private RowResult result(RecipientRow row, Recipient recipient, @Nullable LedgerEntry entry) {
		int firstLine = this.firstLines.firstLine(recipient.number(), row.line());
		if (firstLine != row.line()) {
			return new RowResult(row.line(), recipient.number(), "duplicate", "of line " + firstLine);
		}
		if (entry == null) {
			return new RowResult(row.line(), recipient.number(), "not sent", "");
		}
		return new RowResult(row.line(), recipient.number(), outcome(entry.status()),
				Objects.requireNonNullElse(entry.errorCode(), ""));
	}

	private String outcome(SendStatus status) {
		return switch (status) {
			case QUEUED -> "queued";
			case REJECTED -> "rejected";
			case UNSENT -> "not sent";
			case IN_FLIGHT, UNKNOWN -> "in doubt";
		};
	}

	@Override
	public void update(ExecutionContext executionContext) {
		this.writer.update(executionContext);
	}

	@Override
	public void close() {
		this.writer.close();
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() != BatchStatus.COMPLETED) {
			return null;
		}
		try {
			close();
			Files.move(this.unfinished, this.file, StandardCopyOption.ATOMIC_MOVE);
			return null;
		}
		catch (IOException ex) {
			stepExecution.addFailureException(ex);
			stepExecution.setStatus(BatchStatus.FAILED);
			return ExitStatus.FAILED;
		}
	}

	/**
	 * Return the numbers of rows by what became of them, which are known to the process
	 * that wrote the file.
	 */
	Map<String, Long> getCounts() {
		return this.counts;
	}

}
