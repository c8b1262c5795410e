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

package com.tracklysms.spring.campaign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import com.tracklysms.spring.message.CampaignMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a source whose keys have been claimed. While those of one chunk are given
 * out, the next ones are being claimed. A failure of the source is its end, so that what
 * was read before is sent.
 */
final class ClaimedMessages implements Iterator<CampaignMessage> {

	private static final int CHUNK_SIZE = 1000;

	private static final int CHUNKS_AHEAD = 3;

	private final CampaignRun run;

	private final Iterable<CampaignMessage> messages;

	private @Nullable Iterator<CampaignMessage> source;

	private final Deque<CompletableFuture<List<CampaignMessage>>> claims = new ArrayDeque<>();

	private Iterator<CampaignMessage> current = Collections.emptyIterator();

	private @Nullable Throwable sourceFailure;

	ClaimedMessages(CampaignRun run, Iterable<CampaignMessage> messages) {
		this.run = run;
		this.messages = messages;
	}

	/**
	 * Return whether a further message can be sent.
	 * @throws RuntimeException if the ledger fails
	 */
	@Override
	public boolean hasNext() {
		while (!this.current.hasNext()) {
			claimAhead();
			CompletableFuture<List<CampaignMessage>> claim = this.claims.poll();
			if (claim == null) {
				return false;
			}
			this.current = Futures.await(claim).iterator();
		}
		return true;
	}

	@Override
	public CampaignMessage next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.current.next();
	}

	private void claimAhead() {
		while (this.claims.size() < CHUNKS_AHEAD && this.sourceFailure == null) {
			List<CampaignMessage> chunk = read();
			if (chunk.isEmpty()) {
				return;
			}
			this.claims.add(this.run.claim(chunk));
		}
	}

	private List<CampaignMessage> read() {
		List<CampaignMessage> chunk = new ArrayList<>();
		try {
			Iterator<CampaignMessage> source = (this.source != null) ? this.source : this.messages.iterator();
			this.source = source;
			while (chunk.size() < CHUNK_SIZE && source.hasNext()) {
				chunk.add(Objects.requireNonNull(source.next(), "Message must not be null"));
			}
		}
		catch (Throwable ex) {
			this.sourceFailure = ex;
		}
		return chunk;
	}

	@Nullable Throwable sourceFailure() {
		return this.sourceFailure;
	}

	/**
	 * Return all messages that were claimed and not given out, which are not given out
	 * any more.
	 */
	List<CampaignMessage> takeRest() {
		List<CampaignMessage> rest = new ArrayList<>();
		this.current.forEachRemaining(rest::add);
		for (CompletableFuture<List<CampaignMessage>> claim : this.claims) {
			rest.addAll(claim.exceptionally((failure) -> List.of()).join());
		}
		this.claims.clear();
		return rest;
	}

}
