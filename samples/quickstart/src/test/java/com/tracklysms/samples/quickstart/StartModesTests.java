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

package com.tracklysms.samples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.tracklysms.spring.TracklyTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tour goes as it does otherwise where the application starts in another
 * way: lazily, processed ahead of time, or from a class data archive.
 */
class StartModesTests {

	private static final String LAZY = "--spring.main.lazy-initialization=true";

	@TempDir
	static Path directory;

	private static PackagedClasses classes;

	@BeforeAll
	static void packageClasses() {
		classes = PackagedClasses.in(directory);
	}

	@Test
	void lazyInitializationChangesNothing() throws Exception {
		assertTourTaken(ChildJvm.in(directory).run(classes, QuickstartApplication.class, LAZY));
	}

	@Test
	void processingAheadOfTimeChangesNothing() throws Exception {
		PackagedClasses processed = classes.with(processAheadOfTime());
		assertTourTaken(aheadOfTime().run(processed, QuickstartApplication.class));
		assertTourTaken(aheadOfTime().run(processed, QuickstartApplication.class, LAZY));
	}

	/**
	 * Would fail for want of an initializer if it had not been processed.
	 */
	private ChildJvm aheadOfTime() {
		return ChildJvm.in(directory).option("-Dspring.aot.enabled=true");
	}

	private Path processAheadOfTime() throws IOException, InterruptedException {
		Path sources = Files.createDirectory(directory.resolve("sources"));
		Path generated = Files.createDirectory(directory.resolve("generated"));
		ChildJvm.in(directory)
			.run(classes, SpringApplicationAotProcessor.class, QuickstartApplication.class.getName(),
					sources.toString(), generated.toString(), generated.toString(), "com.tracklysms",
					"trackly-sample-quickstart");
		classes.compile(sources, generated);
		return generated;
	}

	@Test
	void classDataArchiveChangesNothing() throws Exception {
		Path archive = directory.resolve("quickstart.jsa");
		ChildJvm.in(directory)
			.option("-XX:ArchiveClassesAtExit=" + archive)
			.option("-Dspring.context.exit=onRefresh")
			.run(classes, QuickstartApplication.class);
		Path loaded = directory.resolve("loaded.txt");
		assertTourTaken(ChildJvm.in(directory)
			.option("-XX:SharedArchiveFile=" + archive)
			.option("-Xlog:class+load:file=" + loaded)
			.run(classes, QuickstartApplication.class));
		assertThat(loaded).content()
			.containsPattern(TracklyTemplate.class.getName() + " source: shared objects file \\(top\\)");
	}

	private void assertTourTaken(String output) {
		assertThat(output).contains("against a simulator")
			.contains("2 queued, 1 refused")
			.contains("all 8 queued")
			.contains("InvalidPhoneNumberException")
			.contains("TracklyAuthenticationException")
			.contains("TracklyConnectionLostException")
			.contains("Done: the simulator queued 12 messages");
	}

}
