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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.ledger.LedgerClaim;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.TestTemplates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Process that runs a campaign, and may kill itself meanwhile.
 */
final class CampaignProcess {

	static final String CAMPAIGN = "spring-sale";

	private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(15);

	private final Process process;

	private final CompletableFuture<String> output;

	private CampaignProcess(Process process) {
		this.process = process;
		this.output = CompletableFuture.supplyAsync(() -> {
			try {
				return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				return ex.toString();
			}
		});
	}

	/**
	 * Start a process.
	 * @param killed when it kills itself
	 * @param by how it does
	 */
	static CampaignProcess start(String url, int port, int messages, Moment killed, Death by) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new CampaignProcess(new ProcessBuilder(java, "-Xmx96m", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), CampaignProcess.class.getName(), url, String.valueOf(port),
				String.valueOf(messages), killed.name(), by.name())
			.redirectErrorStream(true)
			.start());
	}

	public static void main(String[] args) {
		Moment killed = Moment.valueOf(args[3]);
		Death death = Death.valueOf(args[4]);
		LedgerDatabase database = LedgerDatabase.open(args[0], 5);
		SendLedger ledger = new KillingLedger(database.ledger(Clock.systemUTC(), CLAIM_TIMEOUT), killed, death);
		CampaignOperations campaigns = new CampaignTemplate(TestTemplates.forPort(Integer.parseInt(args[1]))
			.bulk((settings) -> settings.withBatchSize(500))
			.build(), ledger);
		System.out.println(campaigns.sendAll(CAMPAIGN,
				() -> IntStream.range(0, Integer.parseInt(args[2]))
					.mapToObj((number) -> CampaignMessage.of("key-" + number, BulkServer.message(number)))
					.iterator()));
		System.exit(0);
	}

	void kill() {
		this.process.destroyForcibly();
	}

	void awaitDeath() throws InterruptedException {
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).as(this.output::join).isNotZero();
	}

	void awaitCompletion() throws InterruptedException {
		assertThat(this.process.waitFor(100, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).as(this.output::join).isZero();
	}

	/**
	 * When a process is killed.
	 */
	enum Moment {

		NEVER, BEFORE_CLAIM, AFTER_CLAIM, WITHIN_HTTP, AFTER_ANSWER, AFTER_RECORD

	}

	/**
	 * How a process kills itself.
	 */
	enum Death {

		HALT {

			@Override
			void die() {
				Runtime.getRuntime().halt(17);
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

		abstract void die();

	}

	/**
	 * Ledger that kills its process at the second of some moments, so that something was
	 * done before.
	 */
	private record KillingLedger(SendLedger ledger, Moment killed, Death death,
			AtomicInteger calls) implements SendLedger {

		KillingLedger(SendLedger ledger, Moment killed, Death death) {
			this(ledger, killed, death, new AtomicInteger());
		}

		private void at(Moment moment) {
			if (this.killed == moment && this.calls.incrementAndGet() == 2) {
				this.death.die();
			}
		}

		@Override
		public LedgerClaim claim(String campaign, String owner, Collection<String> keys) {
			at(Moment.BEFORE_CLAIM);
			LedgerClaim claim = this.ledger.claim(campaign, owner, keys);
			if (!claim.claimed().isEmpty()) {
				at(Moment.AFTER_CLAIM);
			}
			return claim;
		}

		@Override
		public int record(String campaign, String owner, Collection<LedgerOutcome> outcomes) {
			at(Moment.AFTER_ANSWER);
			int recorded = this.ledger.record(campaign, owner, outcomes);
			at(Moment.AFTER_RECORD);
			return recorded;
		}

		@Override
		public LedgerCounts counts(String campaign) {
			return this.ledger.counts(campaign);
		}

		@Override
		public Stream<LedgerEntry> entries(String campaign, SendStatus status) {
			return this.ledger.entries(campaign, status);
		}

		@Override
		public List<LedgerEntry> find(String campaign, Collection<String> keys) {
			return this.ledger.find(campaign, keys);
		}

		@Override
		public boolean resolve(String campaign, String key, SendStatus status) {
			return this.ledger.resolve(campaign, key, status);
		}

	}

}
