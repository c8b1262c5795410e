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

import java.util.List;

import com.tracklysms.spring.campaign.CampaignOperations;
import com.tracklysms.spring.campaign.ReactiveCampaignOperations;
import com.tracklysms.spring.ledger.SendLedger;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Performs analysis of failures caused by a missing bean of the ledger, if the ledger is
 * not enabled.
 */
class NoSuchLedgerBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private static final List<Class<?>> BEAN_TYPES = List.of(SendLedger.class, CampaignOperations.class,
			ReactiveCampaignOperations.class);

	private static final String PROPERTY = TracklyLedgerProperties.PREFIX + ".enabled";

	private final Environment environment;

	NoSuchLedgerBeanFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> beanType = cause.getBeanType();
		if (cause instanceof NoUniqueBeanDefinitionException || beanType == null
				|| BEAN_TYPES.stream().noneMatch((type) -> type.isAssignableFrom(beanType))
				|| "true".equalsIgnoreCase(this.environment.getProperty(PROPERTY))) {
			return null;
		}
		return new FailureAnalysis(
				"A bean of type '%s' could not be found because the ledger is not enabled."
					.formatted(beanType.getName()),
				"Set '" + PROPERTY + "=true', and have a DataSource, for instance by spring-boot-starter-jdbc.", cause);
	}

	/**
	 * Before Boot's own analyzer of missing beans, which has order 0.
	 */
	@Override
	public int getOrder() {
		return -1;
	}

}
