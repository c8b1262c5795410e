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

package com.tracklysms.samples.deliveries.sending;

import java.util.List;

import com.tracklysms.samples.deliveries.webhook.ReportMatcher;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends at the start what an application that was killed had begun: nobody knows whether
 * these messages were queued, and none of them is sent again. It supposes that there is
 * no other instance.
 */
@Component
class InterruptedSends implements ApplicationRunner {

	private final JdbcClient jdbc;

	private final ReportMatcher matcher;

	InterruptedSends(JdbcClient jdbc, ReportMatcher matcher) {
		this.jdbc = jdbc;
		this.matcher = matcher;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments args) {
		List<String> recipients = this.jdbc.sql("SELECT DISTINCT recipient FROM message WHERE send_state = 'SENDING'")
			.query(String.class)
			.list();
		this.jdbc.sql("""
				UPDATE message SET send_state = 'UNKNOWN', send_detail = 'The application was interrupted'
				WHERE send_state = 'SENDING'
				""").update();
		this.jdbc.sql("UPDATE campaign SET ended_at = CURRENT_TIMESTAMP WHERE ended_at IS NULL").update();
		recipients.forEach(this.matcher::match);
	}

}
