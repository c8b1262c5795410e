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

package com.tracklysms.spring.boot.autoconfigure;

import java.util.List;

import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Performs analysis of failures caused by a missing Trackly bean, if no API key is
 * configured or the client is disabled.
 * <p>
 * Evaluates the environment, since the report on conditions is no longer available after
 * the context has failed.
 */
class NoSuchTracklyBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private static final List<Class<?>> BEAN_TYPES = List.of(TracklyOperations.class, ReactiveTracklyOperations.class,
			TracklyTemplateBuilder.class);

	private final BeanFactory beanFactory;

	private final Environment environment;

	NoSuchTracklyBeanFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> beanType = cause.getBeanType();
		if (cause instanceof NoUniqueBeanDefinitionException || beanType == null || !isTracklyBean(beanType)) {
			return null;
		}
		if (!OnTracklyEnabledCondition.isEnabled(this.environment)) {
			return analysis(cause, beanType, "the client is disabled", "Remove 'trackly.enabled=false'. ");
		}
		return isConnectionKnown() ? null : analysis(cause, beanType, "no API key is configured",
				"Set 'trackly.api-key' (or the environment variable TRACKLY_API_KEY) to a key of your Trackly account. "
						+ "If each template has a key of its own, inject a TracklyTemplateBuilder. ");
	}

	private FailureAnalysis analysis(NoSuchBeanDefinitionException cause, Class<?> beanType, String reason,
			String cure) {
		return new FailureAnalysis(
				"A bean of type '%s' could not be found because %s.".formatted(beanType.getName(), reason),
				cure + "If you want to use a client of your own, for instance in a test, define a bean of type "
						+ "TracklyOperations and inject it as that.",
				cause);
	}

	private boolean isTracklyBean(Class<?> beanType) {
		return BEAN_TYPES.stream().anyMatch((type) -> type.isAssignableFrom(beanType));
	}

	private boolean isConnectionKnown() {
		return this.environment.containsProperty("trackly.api-key")
				|| (this.beanFactory instanceof ListableBeanFactory listable
						&& listable.getBeanNamesForType(TracklyConnectionDetails.class, true, false).length > 0);
	}

	/**
	 * Before Boot's own analyzer of missing beans, which has order 0.
	 */
	@Override
	public int getOrder() {
		return -1;
	}

}
