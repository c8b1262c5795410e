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

package com.tracklysms.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * How the processes of a run talk: a line of text for each question and for each answer.
 * A process that reads the end of its input has lost the one that started it, and ends.
 */
public final class LineProtocol {

	/**
	 * Options can make a JVM itself print to the standard output.
	 */
	private static final String PREFIX = "> ";

	private final BufferedReader in;

	private final PrintStream out;

	LineProtocol(InputStream in, OutputStream out) {
		this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
		this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
	}

	/**
	 * Return the end that belongs to this process. Whatever else prints goes to the
	 * standard error output from now on.
	 */
	public static LineProtocol ofThisProcess() {
		LineProtocol protocol = new LineProtocol(System.in, System.out);
		System.setOut(System.err);
		return protocol;
	}

	/**
	 * Return the next line.
	 * @return a line, or {@code null} at the end
	 */
	public @Nullable String read() throws IOException {
		String line = this.in.readLine();
		while (line != null && !line.startsWith(PREFIX)) {
			System.err.println(line);
			line = this.in.readLine();
		}
		return (line != null) ? line.substring(PREFIX.length()) : null;
	}

	public void write(String line) {
		this.out.println(PREFIX + line);
	}

	void close() {
		this.out.close();
	}

}
