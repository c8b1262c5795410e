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

package com.tracklysms.spring.message;

import java.io.Serializable;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Report on a run of a campaign. What it counts always adds up:
 * {@code queued + rejected + unsent + unknown + skipped = read}. Which messages these
 * were is known to the ledger.
 * <p>
 * As JSON, by Jackson 3 or 2, it has counts and the failure that stopped the run.
 *
 * @param campaign the name of the campaign
 * @param read the number of messages that were read from the source
 * @param sent the messages that this run has tried to send: queued, rejected, unsent or
 * unknown
 * @param skipped the messages that this run has not tried to send
 * @param stoppedBy the failure that would have affected every later request too, such as
 * that of an API key that was refused or the shutdown of the application, so that the
 * rest of the source was not read; {@code null} if there was none
 * @since 0.1.0
 */
public record CampaignReport(String campaign, long read, SendTotals sent, SkippedTotals skipped,
		@Nullable TracklyException stoppedBy) implements Serializable {

	/**
	 * Create a report.
	 * @param campaign the name of the campaign
	 * @param read the number of messages that were read
	 * @param sent the messages that this run has tried to send
	 * @param skipped the messages that this run has not tried to send
	 * @param stoppedBy the failure that stopped the run, or {@code null}
	 * @throws IllegalArgumentException if the numbers do not add up to the number of
	 * messages that were read
	 */
	public CampaignReport {
		Assert.isTrue(sent.sum() + skipped.sum() == read, "Sent and skipped messages must add up to those read");
	}

	/**
	 * Return the number of messages that the API counted as queued in this run.
	 * @return the number of messages
	 */
	public long queued() {
		return this.sent.queued();
	}

	/**
	 * Return the number of messages that were rejected individually in this run.
	 * @return the number of messages
	 */
	public long rejected() {
		return this.sent.rejected();
	}

	/**
	 * Return the number of messages that were certainly not accepted in this run, and
	 * that the next run sends.
	 * @return the number of messages
	 */
	public long unsent() {
		return this.sent.unsent();
	}

	/**
	 * Return the number of messages that this run may have queued, and that no run sends
	 * again by itself.
	 * @return the number of messages
	 */
	public long unknown() {
		return this.sent.unknown();
	}

	/**
	 * Return whether nothing of what was read is left to do: each message was queued or
	 * rejected, in this run or before.
	 * @return whether no message is unsent, unknown or in flight, and nothing stopped the
	 * run
	 */
	public boolean isComplete() {
		return unsent() + unknown() + this.skipped.unknown() + this.skipped.inFlight() == 0 && this.stoppedBy == null;
	}

	@JsonValue
	Map<String, @Nullable Object> json() {
		return ReportJson.of(this);
	}

	@Override
	public String toString() {
		return "CampaignReport[campaign=" + Masking.numbersIn(this.campaign) + ", read=" + this.read + ", sent="
				+ this.sent + ", skipped=" + this.skipped + ", stoppedBy=" + this.stoppedBy + "]";
	}

}
