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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Server with any number of contacts in pages, newest first, to which others are added
 * while they are read. The numbers of contacts count backwards from the newest one.
 */
public final class ContactServer implements AutoCloseable {

	private static final Pattern QUERY = Pattern.compile("page=(\\d+)&per_page=(\\d+)");

	private final HttpServer server;

	private final ExecutorService workers = Executors.newCachedThreadPool();

	private final List<Integer> pages = new CopyOnWriteArrayList<>();

	private volatile int newest;

	private volatile IntConsumer afterPage = (page) -> {
	};

	private volatile int failingPage;

	private ContactServer(int contacts) throws IOException {
		this.newest = contacts;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.workers);
		this.server.createContext("/api/v2/contacts", this::answer);
		this.server.start();
	}

	/**
	 * Start a server with contacts from the given number down to 1.
	 */
	public static ContactServer start(int contacts) throws IOException {
		return new ContactServer(contacts);
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Return the numbers of the pages that were asked for.
	 */
	public List<Integer> pages() {
		return this.pages;
	}

	public void afterEachPage(Runnable action) {
		this.afterPage = (page) -> action.run();
	}

	public void add(int contacts) {
		this.newest += contacts;
	}

	public void failOn(int page) {
		this.failingPage = page;
	}

	public static String phoneNumber(int contact) {
		return "+1415" + (1_000_0000 + contact);
	}

	private void answer(HttpExchange exchange) throws IOException {
		Matcher query = QUERY.matcher(exchange.getRequestURI().getQuery());
		if (!query.find()) {
			throw new IllegalStateException("Not a page");
		}
		int page = Integer.parseInt(query.group(1));
		this.pages.add(page);
		byte[] body = body(page, Integer.parseInt(query.group(2))).getBytes(StandardCharsets.UTF_8);
		this.afterPage.accept(page);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders((page == this.failingPage) ? 403 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private String body(int page, int perPage) {
		int first = this.newest - (page - 1) * perPage;
		StringBuilder contacts = new StringBuilder();
		for (int contact = first; contact > Math.max(0, first - perPage); contact--) {
			contacts.append((contact == first) ? "" : ",")
				.append("{\"phone_number\":\"")
				.append(phoneNumber(contact))
				.append("\",\"list_number\":\"+18005551234\",\"list_id\":42,\"active\":true,"
						+ "\"signup_date\":\"2025-03-15T14:30:00\",\"custom_fields\":{\"first_name\":\"Jane\"}}");
		}
		return "{\"contacts\":[" + contacts + "],\"pagination\":{\"page\":" + page + ",\"per_page\":" + perPage
				+ ",\"total\":" + this.newest + ",\"total_pages\":" + (this.newest + perPage - 1) / perPage + "}}";
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.workers.shutdownNow();
	}

}
