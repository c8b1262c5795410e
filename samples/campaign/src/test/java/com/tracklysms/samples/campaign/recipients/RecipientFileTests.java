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

package com.tracklysms.samples.campaign.recipients;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.samples.campaign.CampaignProperties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link RecipientFile}.
 */
class RecipientFileTests {

	private static final String HEADER = "phone,first name,note\n";

	/**
	 * Some of everything, with the lines on which its rows begin.
	 */
	private static final String MIXED = "\uFEFFphone,first name,note\r\n" // 1
			+ "1,Ann,\r\n" // 2
			+ "\u00A0 \r\n" // 3
			+ "\r\n" // 4
			+ "2,\"Ben\",\"one\r\n\r\nthree\"\r\n" // 5
			+ "3,Carl \"C\" 5\",\r\n" // 8
			+ ",,\r\n" // 9
			+ "4\r\n" // 10
			+ "5,\"\"\"Eve\"\"\",,,,more\n" // 11
			+ "\t\n" // 12
			+ "\"6\nor 7\",Finn\n" // 13
			+ "8, \"Gus, jr.\" ,\"\"\r" // 15
			+ "9,Hal,\\\n" // 16
			+ "10,Ida\n" // 17
			+ "\u00A0\n\u200B"; // 18

	private static final List<Integer> MIXED_LINES = List.of(2, 5, 8, 9, 10, 11, 13, 15, 16, 17);

	@TempDir
	private Path directory;

	private Path path;

	private RecipientFile file;

	@BeforeEach
	void setUp() {
		this.path = this.directory.resolve("recipients.csv");
		this.file = new RecipientFile(new CampaignProperties("test", this.path, this.path, "", "secret", 0));
	}

	@Test
	void rowsAreReadWhateverIsInThem() throws Exception {
		write(MIXED);
		List<RecipientRow> rows = read();
		assertThat(rows).extracting(RecipientRow::line).isEqualTo(MIXED_LINES);
		assertThat(rows).extracting(RecipientRow::number)
			.containsExactly("1", "2", "3", "", "4", "5", "6\nor 7", "8", "9", "10");
		assertThat(rows).extracting(RecipientRow::firstName)
			.containsExactly("Ann", "Ben", "Carl \"C\" 5\"", "", "", "\"Eve\"", "Finn", "Gus, jr.", "Hal", "Ida");
		assertThat(this.file.count()).isEqualTo(10);
	}

	/**
	 * Wherever it was interrupted.
	 */
	@Test
	void readerThatIsOpenedAgainGoesOnBehindTheLastRow() throws Exception {
		write(MIXED);
		List<RecipientRow> all = read();
		for (int position = 0; position <= all.size(); position++) {
			ExecutionContext context = new ExecutionContext();
			RecipientReader first = this.file.reader();
			first.open(context);
			for (int row = 0; row < position; row++) {
				assertThat(first.read()).isEqualTo(all.get(row));
			}
			first.update(context);
			first.close();
			assertThat(readRest(this.file.reader(), context)).isEqualTo(all.subList(position, all.size()));
			assertThat(readRest(first, context)).as("the same reader").isEqualTo(all.subList(position, all.size()));
		}
	}

	/**
	 * Whatever part it is, and wherever in it the reader was interrupted.
	 */
	@Test
	void partIsReadAlone() throws Exception {
		write(MIXED);
		List<RecipientRow> all = read();
		for (int from = 0; from <= all.size(); from++) {
			for (int to = from + 1; to <= all.size(); to++) {
				for (int position = from; position <= to; position++) {
					ExecutionContext context = new ExecutionContext();
					RecipientReader first = part(from, to);
					first.open(context);
					for (int row = from; row < position; row++) {
						assertThat(first.read()).isEqualTo(all.get(row));
					}
					first.update(context);
					first.close();
					assertThat(readRest(part(from, to), context)).isEqualTo(all.subList(position, to));
				}
			}
		}
	}

	private RecipientReader part(int from, int to) {
		RecipientReader reader = this.file.reader();
		reader.setCurrentItemCount(from);
		reader.setMaxItemCount(to);
		return reader;
	}

	@ParameterizedTest
	@ValueSource(strings = { "phone,first name,note\n1,Ann,x", "\uFEFFphone,first name,note\n1,Ann,x\n",
			"\n\u00A0\nfirst name,note,phone\r\nAnn,x,1\r\n", "Note , FIRST_NAME, \uFEFFPhone \nx,Ann,1",
			"phone;first name;note\n1;Ann;x, y, z", "note\tfirstName\tphone\n\tAnn\t1",
			"\"phone\",\"first name\"\n\"1\",\"Ann\"", "\"a, b\";phone;first name\n\"c; d\";1;Ann\n",
			"\"a, b, c\";\"Phone\";\"First\nname\"\n;1;Ann\n" })
	void columnsAreFoundByTheirNames(String content) throws Exception {
		write(content);
		assertThat(read()).singleElement().satisfies((row) -> {
			assertThat(row.number()).isEqualTo("1");
			assertThat(row.firstName()).isEqualTo("Ann");
			assertThat(row.line()).isEqualTo((int) content.stripTrailing().lines().count());
		});
	}

	@Test
	void nameIsNotNeeded() throws Exception {
		write("phone\n1\n2");
		assertThat(read()).extracting(RecipientRow::number).containsExactly("1", "2");
		assertThat(read()).extracting(RecipientRow::firstName).containsOnly("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16", "x-UTF-16LE-BOM" })
	void fileOfASpreadsheetIsRead(String charset) throws Exception {
		write("phone\tfirst name\r\n1\tChloé\r\n", Charset.forName(charset));
		assertThat(read()).singleElement().extracting(RecipientRow::firstName).isEqualTo("Chloé");
	}

	@Test
	void fileInAnotherEncodingIsRefused() throws Exception {
		write(HEADER + "1,Ann,\n".repeat(3000) + "2,Chloé,\n", StandardCharsets.ISO_8859_1);
		assertRefused("recipients.csv is not in UTF-8", "after line").hasMessageNotContaining("Chlo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n", "+12065550100,Ann,\n+12065550101,Ben,\n", "Telefon;Vorname\n1;Ann" })
	void fileWithoutANamedColumnOfPhoneNumbersIsRefused(String content) throws Exception {
		write(content);
		assertRefused("recipients.csv", "column named phone").hasMessageNotContaining("2065550100");
	}

	@Test
	void utf16WithoutAMarkIsRefused() throws Exception {
		write(HEADER + "1,Ann,\n", StandardCharsets.UTF_16LE);
		assertRefused("recipients.csv", "column named phone");
	}

	@Test
	void headerAloneHasNoRows() throws Exception {
		write(HEADER);
		assertThat(read()).isEmpty();
		assertThat(this.file.count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "+12065550100,\"Ann,\n", "+12065550100,\"Ann", "+12065550100,Ann,\"\n\n \n" })
	void quoteThatIsNotClosedIsRefused(String row) throws Exception {
		write(HEADER + "1,Ben,\n" + row);
		assertRefused("recipients.csv", "line 3", "Unclosed").hasMessageNotContaining("2065550100");
	}

	/**
	 * Without a quote after it, which might close it by chance.
	 */
	@Test
	void quoteThatIsNotClosedInALargeFileIsRefused() throws Exception {
		write(HEADER + "1,\"Ben,\n" + "+12065550100,Ann,\n".repeat(300_000));
		assertRefused("recipients.csv", "line 2", "Unclosed").hasMessageNotContaining("2065550100");
	}

	/**
	 * A quote that is missing makes the next one close, and rows vanish between them.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "1,\"Ann,\n+12065550100,\"Ben\",\n", "1,\"Ann\" x,\n", "1,\"A\"\"nn\" \"x\",\n" })
	void textBehindAQuoteThatClosesIsRefused(String rows) throws Exception {
		write(HEADER + rows);
		assertRefused("recipients.csv", "line 2", "quote").hasMessageNotContaining("2065550100");
	}

	@Test
	void rowsSayNothingOfTheirPeople() throws Exception {
		write(HEADER + "+12065550100,Ann,\n");
		assertThat(read()).singleElement().hasToString("RecipientRow[line=2]");
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String... texts) {
		assertThat(refusal(this::read)).hasMessageContainingAll(texts);
		return assertThat(refusal(this.file::count)).hasMessageContainingAll(texts);
	}

	private Throwable refusal(ThrowingCallable reading) {
		return NestedExceptionUtils.getMostSpecificCause(catchThrowable(reading));
	}

	private List<RecipientRow> read() throws Exception {
		return readRest(this.file.reader(), new ExecutionContext());
	}

	private List<RecipientRow> readRest(RecipientReader reader, ExecutionContext context) throws Exception {
		reader.open(context);
		try {
			List<RecipientRow> rows = new ArrayList<>();
			for (@Nullable
			RecipientRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row);
			}
			return rows;
		}
		finally {
			reader.close();
		}
	}

	private void write(String content) throws Exception {
		write(content, StandardCharsets.UTF_8);
	}

	private void write(String content, Charset charset) throws Exception {
		Files.write(this.path, content.getBytes(charset));
	}

}
