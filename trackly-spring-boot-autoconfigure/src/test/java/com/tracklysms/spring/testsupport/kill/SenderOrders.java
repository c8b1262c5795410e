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

package com.tracklysms.spring.testsupport.kill;

import java.io.IOException;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.slf4j.LoggerFactory;

/**
 * What a process has to do that is killed, as its arguments say.
 *
 * @param url the database
 * @param port the port of the API
 * @param messages the number of messages of the whole campaign
 * @param batchSize the number of messages of a request
 * @param instance what tells processes at the same time apart, and their jobs
 * @param killed when the process kills itself
 * @param death how it does
 */
public record SenderOrders(String url, int port, int messages, int batchSize, int instance, KillMoment killed,
		Death death) {

	public static final String CAMPAIGN = "spring-sale";

	/**
	 * Read the orders of this process, which from now on dies when it is told to by its
	 * input, or when nobody is left to tell it.
	 */
	public static SenderOrders receive(String[] args) {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		Thread listener = new Thread(SenderOrders::dieWhenTold, "death");
		listener.setDaemon(true);
		listener.start();
		return new SenderOrders(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]),
				Integer.parseInt(args[3]), Integer.parseInt(args[4]), KillMoment.valueOf(args[5]),
				Death.valueOf(args[6]));
	}

	private static void dieWhenTold() {
		try {
			System.in.read();
		}
		catch (IOException ex) {
			// Nobody is left
		}
		Death.HALT.die();
	}

	String database() {
		return this.url.split(":")[1];
	}

	List<String> arguments() {
		return List.of(this.url, String.valueOf(this.port), String.valueOf(this.messages),
				String.valueOf(this.batchSize), String.valueOf(this.instance), this.killed.name(), this.death.name());
	}

	public SendLedger ledger(LedgerDatabase database) {
		return new KillingLedger(database.ledger(), this.killed, this.death);
	}

	public TracklyTemplate template() {
		return TestTemplates.forPort(this.port)
			.from("pn_instance" + this.instance)
			.bulk((settings) -> settings.withBatchSize(this.batchSize))
			.build();
	}

	public static String key(int number) {
		return "key-" + number;
	}

	public static SmsMessage message(int number) {
		return BulkServer.message(number);
	}

	SenderOrders withDeath(KillMoment killed, Death death) {
		return new SenderOrders(this.url, this.port, this.messages, this.batchSize, this.instance, killed, death);
	}

	SenderOrders withInstance(int instance) {
		return new SenderOrders(this.url, this.port, this.messages, this.batchSize, instance, this.killed, this.death);
	}

}
