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

package com.tracklysms.spring.campaign;

import java.nio.file.Path;

import com.tracklysms.spring.testsupport.PostgresExtension;
import com.tracklysms.spring.testsupport.TestPostgres;
import com.tracklysms.spring.testsupport.kill.Death;
import com.tracklysms.spring.testsupport.kill.DurableDatabase;
import com.tracklysms.spring.testsupport.kill.KilledSends;
import com.tracklysms.spring.testsupport.kill.SendEnds;
import com.tracklysms.spring.testsupport.kill.SenderOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for processes that are killed while they run a campaign: run again until it is
 * complete, it has sent no message twice, and the end of each is known.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CampaignProcessKillTests {

	private static final int BATCH_SIZE = 500;

	/**
	 * What is read ahead, and four requests and one that is being filled.
	 */
	private static final int MOST_UNKNOWN = 2000 + 5 * BATCH_SIZE;

	private final KilledSends sends = new KilledSends(CampaignProcess.class);

	private final TestPostgres postgres;

	@TempDir
	private Path directory;

	CampaignProcessKillTests(TestPostgres postgres) {
		this.postgres = postgres;
	}

	@AfterEach
	void stop() {
		this.sends.close();
	}

	@ParameterizedTest
	@EnumSource
	void campaignIsKilledAtEachPointAndRunAgain(DurableDatabase database) throws Exception {
		int messages = 20_000 * KilledSends.deaths(database).size();
		SenderOrders orders = this.sends.orders(create(database), messages, BATCH_SIZE);
		for (Death death : KilledSends.deaths(database)) {
			this.sends.killAtEachPoint(orders, death);
		}
		complete(orders);
	}

	@ParameterizedTest
	@EnumSource
	void campaignIsKilledAtAnyMomentAndRunAgain(DurableDatabase database) throws Exception {
		int messages = 15_000 * (KilledSends.randomKills() + 1);
		SenderOrders orders = this.sends.orders(create(database), messages, BATCH_SIZE);
		this.sends.killAtAnyMoment(orders);
		complete(orders);
	}

	private void complete(SenderOrders orders) throws Exception {
		SendEnds ends = this.sends.complete(orders);
		assertThat(ends.unknown()).hasSizeBetween(1, this.sends.kills() * MOST_UNKNOWN);
	}

	@Test
	void processesAtTheSameTimeShareTheMessages() throws Exception {
		SenderOrders orders = this.sends.orders(create(DurableDatabase.POSTGRESQL), 20_000, BATCH_SIZE);
		SendEnds ends = this.sends.runTogether(CampaignProcess.class, orders);
		assertThat(ends.queued()).hasSize(20_000);
	}

	private String create(DurableDatabase database) {
		return database.create(this.postgres, this.directory);
	}

}
