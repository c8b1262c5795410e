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

package com.tracklysms.samples.campaign.workers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import com.tracklysms.samples.campaign.workers.Death.Moment;
import com.tracklysms.spring.boot.autoconfigure.TracklyWebClientCustomizer;
import com.tracklysms.spring.ledger.SendLedger;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Has workers die when the test says so: the classes of the tests are on the class path
 * of the processes, too.
 */
@Configuration(proxyBeanMethods = false)
@Profile("worker")
@ConditionalOnProperty("test.deaths")
class DyingWorkerConfiguration {

	private static Death death(Environment environment) {
		String name = environment.getRequiredProperty("campaign.workers.name");
		return Death.parse(environment.getProperty("test.death-of." + name, "AFTER_RECORD:NEVER"));
	}

	@Bean
	static BeanPostProcessor dyingLedger(Environment environment) {
		Death death = death(environment);
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof SendLedger ledger) ? dying(ledger, death) : bean;
			}

		};
	}

	private static Object dying(SendLedger ledger, Death death) {
		return Proxy.newProxyInstance(SendLedger.class.getClassLoader(), new Class<?>[] { SendLedger.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "claim" -> {
						death.at(Moment.BEFORE_CLAIM);
						Object claim = invoke(ledger, method, arguments);
						death.at(Moment.AFTER_CLAIM);
						yield claim;
					}
					case "record" -> {
						death.at(Moment.AFTER_ANSWER);
						Object recorded = invoke(ledger, method, arguments);
						death.at(Moment.AFTER_RECORD);
						yield recorded;
					}
					default -> invoke(ledger, method, arguments);
				});
	}

	private static Object invoke(SendLedger ledger, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(ledger, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * When the API has queued the messages, and nobody has read its answer.
	 */
	@Bean
	TracklyWebClientCustomizer dyingExchange(Environment environment) {
		Death death = death(environment);
		return (builder) -> builder
			.filter((request, next) -> next.exchange(request).doOnNext((response) -> death.at(Moment.WITHIN_HTTP)));
	}

}
