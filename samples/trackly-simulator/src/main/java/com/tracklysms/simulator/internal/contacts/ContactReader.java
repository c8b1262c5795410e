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

package com.tracklysms.simulator.internal.contacts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.contact.SimulatedContact;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Answers what asks for contacts.
 */
final class ContactReader {

	private static final int DEFAULT_PAGE_SIZE = 50;

	private static final int MAX_PAGE_SIZE = 1000;

	// The samples have no time zone
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private final SimulatorContacts contacts;

	private final ListDirectory lists;

	ContactReader(SimulatorContacts contacts, ListDirectory lists) {
		this.contacts = contacts;
		this.lists = lists;
	}

	Answer findPage(Map<String, String> query) {
		String listNumber = query.get("list_number");
		String active = query.get("active");
		List<SimulatedContact> found = this.contacts.findAll()
			.stream()
			.filter((contact) -> listNumber == null || contact.listNumber().equals(listNumber))
			.filter((contact) -> active == null || String.valueOf(contact.active()).equals(active))
			.toList();
		int page = Math.max(1, number(query.get("page"), 1));
		int perPage = Math.min(MAX_PAGE_SIZE, Math.max(1, number(query.get("per_page"), DEFAULT_PAGE_SIZE)));
		List<Map<String, @Nullable Object>> content = found.stream()
			.skip((page - 1L) * perPage)
			.limit(perPage)
			.map(this::listContact)
			.toList();
		return Answer.ok(Map.of("contacts", content, "pagination", Map.of("page", page, "per_page", perPage, "total",
				found.size(), "total_pages", (found.size() + perPage - 1) / perPage)));
	}

	// What is no number is not documented
	private static int number(@Nullable String text, int otherwise) {
		try {
			return (text != null) ? Integer.parseInt(text) : otherwise;
		}
		catch (NumberFormatException ex) {
			return otherwise;
		}
	}

	private Map<String, @Nullable Object> listContact(SimulatedContact contact) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("phone_number", contact.phoneNumber());
		body.putAll(membership(contact));
		body.put("signup_method", "api");
		body.putAll(number());
		body.put("revenue_total", 0);
		body.put("conversion_count", 0);
		body.put("in_workflow", false);
		return body;
	}

	private Map<String, @Nullable Object> membership(SimulatedContact contact) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("list_id", this.lists.idOf(contact.listNumber()));
		body.put("list_number", contact.listNumber());
		body.put("active", contact.active());
		body.put("signup_date", time(contact.signupDate()));
		body.put("custom_fields", contact.customFields());
		body.put("send_count", 0);
		body.put("click_count", 0);
		return body;
	}

	private static Map<String, Object> number() {
		return Map.of("carrier", "T-Mobile", "line_type", "CELL PHONE", "timezone", "America/Los_Angeles", "is_valid",
				true);
	}

	private static String time(Instant instant) {
		return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
	}

	Answer find(String phoneNumber) {
		List<SimulatedContact> found = this.contacts.findByPhoneNumber(phoneNumber);
		if (found.isEmpty()) {
			throw new RefusedException(ApiError.NOT_FOUND);
		}
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("phone_number", phoneNumber);
		body.putAll(number());
		body.put("lists", found.stream().map(this::membership).toList());
		return Answer.ok(body);
	}

}
