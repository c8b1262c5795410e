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

package com.tracklysms.spring.boot.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import com.tracklysms.spring.campaign.CampaignOperations;
import com.tracklysms.spring.campaign.CampaignTemplate;
import com.tracklysms.spring.campaign.ReactiveCampaignOperations;
import com.tracklysms.spring.campaign.ReactiveCampaignTemplate;
import com.tracklysms.spring.ledger.JdbcSendLedger;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.ledger.SendLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the auto-configuration of the ledger.
 */
class TracklyLedgerAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TracklyLedgerAutoConfiguration.class));

	private final ApplicationContextRunner databaseRunner = this.runner
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@Test
	void ledgerIsLeftOutUnlessItIsEnabled() {
		this.databaseRunner.run((context) -> assertThat(context).doesNotHaveBean(SendLedger.class));
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SendLedger.class));
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true", "trackly.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SendLedger.class));
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true")
			.withClassLoader(new FilteredClassLoader(JdbcTemplate.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SendLedger.class));
	}

	@Test
	void ledgerIsThereIfItIsEnabledAndADataSourceIsThere() {
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true").run((context) -> {
			assertThat(context).getBean(SendLedger.class).isInstanceOf(JdbcSendLedger.class);
			assertWorks(context.getBean(SendLedger.class));
		});
	}

	@Test
	void missingDataSourceStopsTheStart() {
		this.runner.withPropertyValues("trackly.ledger.enabled=true")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("DataSource"));
	}

	@Test
	void ledgerOfTheApplicationIsUsedInstead() {
		SendLedger own = Mockito.mock(SendLedger.class);
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true")
			.withBean(SendLedger.class, () -> own)
			.run((context) -> {
				assertThat(context).getBean(SendLedger.class).isSameAs(own);
				assertThat(context).doesNotHaveBean(LedgerSchemaInitializer.class);
			});
	}

	@Test
	void tableIsNotCreatedIfThatIsConfigured() {
		this.databaseRunner
			.withPropertyValues("trackly.ledger.enabled=true", "trackly.ledger.jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(LedgerSchemaInitializer.class);
				assertThat(context.getBean(JdbcTemplate.class)
					.queryForList("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'TRACKLY%'"))
					.isEmpty();
			});
	}

	@Test
	void tableCanHaveAnotherPrefix() {
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true", "trackly.ledger.jdbc.table-prefix=SMS_")
			.run((context) -> {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				jdbc.execute("CREATE TABLE SMS_SEND AS SELECT * FROM TRACKLY_SEND");
				assertWorks(context.getBean(SendLedger.class));
				assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM SMS_SEND", Integer.class)).isOne();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "claim-timeout=0s", "claim-timeout=-1s", "claim-timeout=9999d",
			"jdbc.table-prefix=A; DROP TABLE B" })
	void valueThatCannotWorkStopsTheStartAndIsNamed(String property) {
		this.databaseRunner.withPropertyValues("trackly.ledger.enabled=true", "trackly.ledger." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("trackly.ledger." + property.substring(0, property.indexOf('='))));
	}

	/**
	 * Only as far as H2 imitates each database.
	 */
	@ParameterizedTest
	@CsvSource({ "h2, REGULAR", "mysql, MySQL", "mariadb, MariaDB", "oracle, Oracle" })
	void scriptOfEachPlatformCreatesTheTable(String platform, String mode) {
		this.databaseRunner
			.withPropertyValues("trackly.ledger.enabled=true",
					"spring.datasource.url=jdbc:h2:mem:ledger-" + platform + ";MODE=" + mode,
					"trackly.ledger.jdbc.platform=" + platform, "trackly.ledger.jdbc.continue-on-error=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertWorks(context.getBean(SendLedger.class));
			});
	}

	/**
	 * H2 does not know the names of its collations.
	 */
	@Test
	void scriptOfSqlServerCreatesTheTable() throws IOException {
		String script = new ClassPathResource("com/tracklysms/spring/ledger/schema-sqlserver.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		this.databaseRunner
			.withPropertyValues("trackly.ledger.enabled=true", "trackly.ledger.jdbc.initialize-schema=never",
					"spring.datasource.url=jdbc:h2:mem:ledger-sqlserver;MODE=MSSQLServer")
			.run((context) -> {
				context.getBean(JdbcTemplate.class).execute(script.replace(" COLLATE Latin1_General_BIN2", ""));
				assertWorks(context.getBean(SendLedger.class));
			});
	}

	@Test
	void campaignsAreThereIfTheClientAndTheLedgerAre() {
		ApplicationContextRunner both = this.databaseRunner
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, TracklyAutoConfiguration.class,
					TracklyCampaignAutoConfiguration.class));
		both.withPropertyValues("trackly.ledger.enabled=true", "trackly.api-key=k")
			.run((context) -> assertThat(context).hasSingleBean(CampaignTemplate.class)
				.hasSingleBean(ReactiveCampaignTemplate.class));
		both.withPropertyValues("trackly.api-key=k")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CampaignOperations.class));
		both.withPropertyValues("trackly.ledger.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(SendLedger.class)
				.doesNotHaveBean(CampaignOperations.class)
				.doesNotHaveBean(ReactiveCampaignOperations.class));
	}

	private static void assertWorks(SendLedger ledger) {
		assertThat(ledger.claim("c", "a", List.of("k")).claimed()).containsExactly("k");
		assertThat(ledger.record("c", "a", List.of(LedgerOutcome.queued("k")))).isOne();
		assertThat(ledger.counts("c").queued()).isOne();
	}

}
