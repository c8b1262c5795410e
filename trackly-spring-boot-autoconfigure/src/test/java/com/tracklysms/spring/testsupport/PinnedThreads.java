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

package com.tracklysms.spring.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the virtual threads that wait, however shortly, and keep their carrier from the
 * others meanwhile.
 */
public final class PinnedThreads implements AutoCloseable {

	private final Recording recording = new Recording();

	private PinnedThreads() {
		this.recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
		this.recording.start();
	}

	public static PinnedThreads record() {
		return new PinnedThreads();
	}

	/**
	 * End the recording.
	 * @return an event for each wait, save those for a class
	 */
	public List<RecordedEvent> end() {
		this.recording.stop();
		try {
			Path file = Files.createTempFile("pinned-threads", ".jfr");
			try {
				this.recording.dump(file);
				return RecordingFile.readAllEvents(file).stream().filter((event) -> !isForAClass(event)).toList();
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The JVM loads, links and initializes a class once, and pins those who wait for it.
	 * Where it tells why a thread is pinned, in JDK 24 and newer, nothing else does so
	 * but a native method that calls back.
	 */
	private static boolean isForAClass(RecordedEvent event) {
		List<RecordedFrame> frames = event.getStackTrace().getFrames();
		return frames.stream().anyMatch((frame) -> isOfAClass(frame.getMethod()))
				|| (event.hasField("pinnedReason") && frames.stream().skip(1).noneMatch(PinnedThreads::isNative));
	}

	private static boolean isOfAClass(RecordedMethod method) {
		return method.getName().equals("<clinit>")
				|| (method.getType().getName().equals("java.lang.ClassLoader") && method.getName().equals("loadClass"));
	}

	/**
	 * The frame in which each virtual thread begins calls itself native, too.
	 */
	private static boolean isNative(RecordedFrame frame) {
		return frame.getType().equals("Native")
				&& !frame.getMethod().getType().getName().equals("jdk.internal.vm.Continuation");
	}

	@Override
	public void close() {
		this.recording.close();
	}

}
