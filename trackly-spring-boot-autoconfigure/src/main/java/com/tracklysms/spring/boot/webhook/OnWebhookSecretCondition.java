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

package com.tracklysms.spring.boot.webhook;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition that matches if there is a secret, in a list or on its own.
 */
class OnWebhookSecretCondition extends SpringBootCondition {

	static final String PROPERTY = TracklyWebhookProperties.PREFIX + ".secrets";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		List<String> secrets = Binder.get(context.getEnvironment())
			.bind(PROPERTY, Bindable.listOf(String.class))
			.orElse(List.of());
		secrets.forEach((secret) -> refusePlaceholders(secret, context.getEnvironment()));
		ConditionMessage.Builder message = ConditionMessage.forCondition("Trackly webhook");
		return secrets.isEmpty() ? ConditionOutcome.noMatch(message.because("no " + PROPERTY))
				: ConditionOutcome.match(message.foundExactly(PROPERTY));
	}

	/**
	 * A placeholder that cannot be resolved is left as it is, and would be a secret that
	 * everybody knows.
	 */
	private void refusePlaceholders(String secret, Environment environment) {
		environment.resolveRequiredPlaceholders(secret);
	}

}
