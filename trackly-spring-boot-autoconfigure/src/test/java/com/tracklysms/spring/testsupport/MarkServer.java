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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that gives each answer the mark of its request, and writes more than the
 * answer: before it, behind it, or in place of its end.
 */
public final class MarkServer implements AutoCloseable {

	private static final Pattern MARK = Pattern.compile("mark (\\d+)");

	private final RawServer server;

	private final Map<Trick, AtomicInteger> tricks = new ConcurrentHashMap<>();

	private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

	private MarkServer() {
		this.server = RawServer.start((connection) -> serve(connection.socket()));
	}

	public static MarkServer start() {
		return new MarkServer();
	}

	/**
	 * Return the text of the message with the given number.
	 */
	public static String text(int number) {
		return "mark " + number;
	}

	/**
	 * Return the id that the answer to the message with the given number carries.
	 */
	public static String id(int number) {
		return "msg_mark " + number;
	}

	/**
	 * Return what the server does with the message with the given number.
	 */
	public static Trick trick(int number) {
		return Trick.VALUES[Math.floorMod((number * 0x9E3779B1) >>> 7, Trick.VALUES.length)];
	}

	public int port() {
		return this.server.port();
	}

	public boolean hasSeen(int number) {
		return this.seen.contains(number);
	}

	public boolean isQueued(int number) {
		return hasSeen(number) && trick(number) != Trick.REFUSED;
	}

	public int count(Trick trick) {
		return this.tricks.getOrDefault(trick, new AtomicInteger()).get();
	}

	private void serve(Socket socket) throws IOException {
		try (socket) {
			socket.setTcpNoDelay(true);
			HttpReader reader = new HttpReader(new BufferedInputStream(socket.getInputStream()));
			Trick last = null;
			for (String body = reader.readRequest(); body != null; body = reader.readRequest()) {
				Matcher mark = MARK.matcher(body);
				if (!mark.find()) {
					// The client has switched the protocol
					return;
				}
				int number = Integer.parseInt(mark.group(1));
				this.seen.add(number);
				if (last == Trick.LATE_ANSWER || last == Trick.LATE_REFUSAL) {
					return;
				}
				last = answer(number, socket.getOutputStream());
			}
		}
	}

	private Trick answer(int number, OutputStream out) throws IOException {
		Trick trick = trick(number);
		this.tricks.computeIfAbsent(trick, (key) -> new AtomicInteger()).incrementAndGet();
		for (String part : trick.answer(text(number))) {
			out.write(part.getBytes(StandardCharsets.ISO_8859_1));
		}
		return trick;
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * What the server writes; each part with a write of its own.
	 */
	public enum Trick {

		NONE {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark));
			}

		},

		CHUNKED {

			@Override
			List<String> answer(String mark) {
				return List.of(chunked(mark));
			}

		},

		REFUSED {

			@Override
			List<String> answer(String mark) {
				return List.of(refusal(mark));
			}

		},

		INTERIM_CONTINUE {

			@Override
			List<String> answer(String mark) {
				return List.of(interim("100 Continue"), success(mark));
			}

		},

		INTERIM_PROCESSING {

			@Override
			List<String> answer(String mark) {
				return List.of(interim("102 Processing"), success(mark));
			}

		},

		INTERIM_HINTS_TWICE_TOGETHER {

			@Override
			List<String> answer(String mark) {
				return List.of(interim("103 Early Hints") + interim("103 Early Hints") + success(mark));
			}

		},

		SURPLUS_ANSWER {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + success(STALE + mark));
			}

		},

		SURPLUS_ANSWER_AFTER_CHUNKS {

			@Override
			List<String> answer(String mark) {
				return List.of(chunked(mark) + success(STALE + mark));
			}

		},

		SURPLUS_REFUSAL {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + refusal(STALE + mark));
			}

		},

		SURPLUS_IN_THE_MIDDLE {

			@Override
			List<String> answer(String mark) {
				String all = success(mark) + refusal(STALE + mark);
				int middle = success(mark).length() - 10;
				return List.of(all.substring(0, middle), all.substring(middle));
			}

		},

		SURPLUS_STATUS_LINE {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + "HTTP/1.1 429 Too Many Requests\r\n");
			}

		},

		SURPLUS_HALF_HEAD {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + "HTTP/1.1 429 Too Many Requests\r\nX-Half:");
			}

		},

		SURPLUS_BEGINNING {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + "HT");
			}

		},

		SURPLUS_HALF_BODY {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + "HTTP/1.1 400 Bad Request\r\nContent-Length: 5000\r\n\r\n{\"error\":\"");
			}

		},

		SURPLUS_INTERIM {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + interim("103 Early Hints"));
			}

		},

		SURPLUS_GARBAGE {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark) + "\u0000garbage");
			}

		},

		SWITCHED_PROTOCOL {

			@Override
			List<String> answer(String mark) {
				return List.of(interim("101 Switching Protocols") + success(STALE + mark));
			}

		},

		LENGTH_TOO_SHORT {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark).replaceFirst("Content-Length: \\d+", "Content-Length: 12"));
			}

		},

		LATE_ANSWER {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark), success(LATE + mark));
			}

		},

		LATE_REFUSAL {

			@Override
			List<String> answer(String mark) {
				return List.of(success(mark), refusal(LATE + mark));
			}

		};

		public static final String STALE = "stale ";

		public static final String LATE = "late ";

		private static final Trick[] VALUES = values();

		abstract List<String> answer(String mark);

		private static String success(String mark) {
			String body = "{\"message_id\":\"msg_" + mark + "\",\"status\":\"queued\",\"segments\":1,\"gsm7\":true}";
			return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body;
		}

		private static String chunked(String mark) {
			String body = "{\"message_id\":\"msg_" + mark + "\",\"status\":\"queued\",\"segments\":1,\"gsm7\":true}";
			return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
					+ body.substring(0, 5) + "\r\n" + Integer.toHexString(body.length() - 5) + "\r\n"
					+ body.substring(5) + "\r\n0\r\n\r\n";
		}

		private static String refusal(String mark) {
			String body = "{\"error\":\"" + mark + "\",\"code\":\"rate_limit\"}";
			return "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body;
		}

		private static String interim(String status) {
			return "HTTP/1.1 " + status + "\r\nX-Interim: yes\r\n\r\n";
		}

	}

}
