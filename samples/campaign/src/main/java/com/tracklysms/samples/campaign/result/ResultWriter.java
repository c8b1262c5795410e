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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * Writes for each row what the ledger knows.
 */
@Component
public class ResultWriter implements ItemStreamWriter<RecipientRow> {

	private final RecipientProcessor processor;

	private final SendLedger ledger;

	private final String campaign;

	private final FlatFileItemWriter<RowResult> writer;

	/**
	 * The lines on which numbers were first, by their keys.
	 */
	private final Map<String, Integer> firstLines = new HashMap<>();

	ResultWriter(RecipientProcessor processor, SendLedger ledger, CampaignProperties properties) {
		this.processor = processor;
		this.ledger = ledger;
		this.campaign = properties.name();
		this.writer = new FlatFileItemWriterBuilder<RowResult>().name("result")
			.resource(new FileSystemResource(properties.result()))
			.saveState(false)
			.headerCallback((header) -> header.write("line,phone,outcome,reason"))
			.lineAggregator(RowResult::toCsv)
			.build();
	}

	@Override
	public void open(ExecutionContext executionContext) {
		this.firstLines.clear();
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
		Integer firstLine = this.firstLines.putIfAbsent(recipient.key(), row.line());
		if (firstLine != null) {
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

}
