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

package com.tracklysms.samples.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.samples.campaign.testsupport.CampaignProcess;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CampaignApplication}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CampaignApplicationTests {

	@TempDir
	private Path directory;

	@Test
	void eachRowGetsWhatItDeserves(CapturedOutput output) throws Exception {
		Files.writeString(this.directory.resolve("recipients.csv"), """
				\uFEFFphone,first name,note
				+12065550100,Ann,

				(206) 555-0101," Ben ","calls
				after five"
				,Chloé,
				\u00A0+1 206 555 0100\u00A0,Ann again,
				ask at the office,Dmitri,\\
				+12065550102,,
				""");
		try (TracklySimulator trackly = TracklySimulator.start()) {
			assertThat(run(trackly)).isZero();
			assertThat(trackly.getJournal().getMessages()).extracting(QueuedMessage::to)
				.containsExactly("+12065550100", "+12065550101", "+12065550102");
			assertThat(trackly.getJournal().getMessages()).extracting(QueuedMessage::body)
				.satisfiesExactly((body) -> assertThat(body).startsWith("Hi Ann, "),
						(body) -> assertThat(body).startsWith("Hi Ben, "),
						(body) -> assertThat(body).startsWith("Hi there, "));
		}
		assertThat(this.directory.resolve("result.csv")).hasContent("""
				line,phone,outcome,reason
				2,+12065550100,queued,
				4,+12065550101,queued,
				6,,no number,
				7,+12065550100,duplicate,of line 2
				8,,unreadable number,
				9,+12065550102,queued,
				""");
		assertThat(output).contains("6 of 6 rows, 3 queued")
			.contains("Rows: 6, of which 3 queued, 1 duplicate, 1 no number, 1 unreadable number")
			.contains("People: 3. Texts: 3 queued, 0 rejected, 0 not sent, 0 in doubt");
	}

	@Test
	void refusedKeyFailsTheCampaignWhichGoesOnWithTheRightOne(CapturedOutput output) {
		try (TracklySimulator trackly = TracklySimulator.start();
				TracklySimulator other = TracklySimulator.builder().apiKey("trk_another").start()) {
			List<String> arguments = CampaignProcess.arguments(this.directory, trackly, 5000);
			assertThat(run(arguments, other.getBaseUrl())).isOne();
			assertThat(output).contains("Failed: Trackly answered 401").contains("The same command goes on from here");
			assertThat(run(trackly)).isZero();
			assertThat(output).contains("goes on where it failed").contains("0 not sent, 0 in doubt");
			assertThat(trackly.getJournal().getMessages()).extracting(QueuedMessage::to)
				.hasSizeGreaterThan(4500)
				.doesNotHaveDuplicates();
		}
		assertThat(output).doesNotContain("2125550");
	}

	@Test
	void resultThatCannotBeWrittenFailsTheCampaignWhichThenWritesIt(CapturedOutput output) throws Exception {
		Files.writeString(this.directory.resolve("recipients.csv"), "phone\n+12065550100\n");
		Path inTheWay = Files.createDirectories(this.directory.resolve("result.csv").resolve("folder"));
		try (TracklySimulator trackly = TracklySimulator.start()) {
			assertThat(run(trackly)).isOne();
			assertThat(output).contains("Failed: ", "result.csv").doesNotContain("People:");
			Files.delete(inTheWay);
			Files.delete(inTheWay.getParent());
			assertThat(run(trackly)).isZero();
			assertThat(trackly.getJournal().getMessages()).hasSize(1);
		}
		assertThat(this.directory.resolve("result.csv")).hasContent("""
				line,phone,outcome,reason
				2,+12065550100,queued,
				""");
	}

	@Test
	void madeUpPeopleAreNotTextedThroughTheRealApi(CapturedOutput output) {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			List<String> arguments = CampaignProcess.arguments(this.directory, trackly, 5000);
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> run(arguments, "https://trackly.example"))
				.withMessageStartingWith("There is no file of recipients: ");
			assertThat(this.directory.resolve("recipients.csv")).doesNotExist();
			assertThat(output).contains("APPLICATION FAILED TO START", "--campaign.file=");
			assertThat(run(arguments)).isZero();
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> run(arguments, "https://trackly.example"))
				.withMessageStartingWith("The people in this file are made up: ");
		}
	}

	@Test
	void poolOfOneConnectionFailsAndSaysWhatToSet(CapturedOutput output) {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			List<String> arguments = new ArrayList<>(CampaignProcess.arguments(this.directory, trackly, 1000));
			arguments.add("--spring.datasource.hikari.maximum-pool-size=1");
			arguments.add("--spring.datasource.hikari.connection-timeout=1000");
			assertThat(run(arguments)).isOne();
			assertThat(output).containsPattern("Failed: .*spring.datasource.hikari.maximum-pool-size");
			assertThat(trackly.getJournal().getMessages()).isEmpty();
		}
	}

	private int run(TracklySimulator trackly) {
		return run(CampaignProcess.arguments(this.directory, trackly, 5000));
	}

	private int run(List<String> arguments) {
		ConfigurableApplicationContext context = SpringApplication.run(CampaignApplication.class,
				arguments.toArray(String[]::new));
		return SpringApplication.exit(context);
	}

	/**
	 * Replaces the base URL, as two of them would be joined with a comma.
	 */
	private int run(List<String> arguments, String baseUrl) {
		return run(arguments.stream()
			.map((argument) -> argument.startsWith("--trackly.base-url=") ? "--trackly.base-url=" + baseUrl : argument)
			.toList());
	}

}
