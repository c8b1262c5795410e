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

package com.tracklysms.spring.aot;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.batch.ItemCounts;
import com.tracklysms.spring.ledger.LedgerClaim;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.LedgerOutcome;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsSegments;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.ReplyEvent;
import com.tracklysms.spring.webhook.UnknownWebhookEvent;
import com.tracklysms.spring.webhook.UnsubscribeEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHintsRegistrar} for the Trackly client: the resource with its version,
 * the class of Bucket4j that it looks up, and the types of its operations, which
 * applications are likely to serialize as JSON, for instance in the response of a
 * controller.
 */
class TracklyRuntimeHints implements RuntimeHintsRegistrar {

	private static final String OWN_PACKAGES = "com.tracklysms.spring.";

	private static final String SPRING_BATCH = "org.springframework.batch.infrastructure.item.ExecutionContext";

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("com/tracklysms/spring/internal/version.properties");
		hints.resources().registerPattern("com/tracklysms/spring/webhook/store/schema-*.sql");
		hints.resources().registerPattern("com/tracklysms/spring/ledger/schema-*.sql");
		hints.reflection().registerTypeIfPresent(classLoader, "io.github.bucket4j.Bucket");
		Set<Class<?>> types = new LinkedHashSet<>(Set.of(SmsSegments.class, TracklyOperations.class));
		addTypesOf(TracklyOperations.class, types);
		types.addAll(List.of(DeliveryEvent.class, UnsubscribeEvent.class, ReplyEvent.class, UnknownWebhookEvent.class));
		types.addAll(List.of(LedgerEntry.class, LedgerCounts.class, LedgerClaim.class, LedgerOutcome.class,
				CampaignMessage.class, CampaignReport.class));
		if (ClassUtils.isPresent(SPRING_BATCH, classLoader)) {
			types.add(ItemCounts.class);
		}
		types.removeIf(Class::isInterface);
		this.binding.registerReflectionHints(hints.reflection(), types.toArray(Class<?>[]::new));
		registerJsonOfReports(hints);
	}

	/**
	 * The methods that Jackson calls are not public.
	 */
	private void registerJsonOfReports(RuntimeHints hints) {
		hints.reflection()
			.registerTypes(
					TypeReference.listOf(BatchOutcome.class, SendReport.class, CampaignReport.class,
							FailedMessage.class, RejectedMessage.class),
					TypeHint.builtWith(MemberCategory.INVOKE_DECLARED_METHODS));
	}

	private void addTypesOf(Class<?> operations, Set<Class<?>> types) {
		for (Method method : operations.getMethods()) {
			add(ResolvableType.forMethodReturnType(method), types);
			for (int index = 0; index < method.getParameterCount(); index++) {
				add(ResolvableType.forMethodParameter(method, index), types);
			}
		}
	}

	/**
	 * An interface of this client declares operations, and has types of its own.
	 */
	private void add(ResolvableType type, Set<Class<?>> types) {
		Class<?> resolved = type.resolve(Object.class);
		if (resolved.getName().startsWith(OWN_PACKAGES) && types.add(resolved) && resolved.isInterface()) {
			addTypesOf(resolved, types);
		}
		for (ResolvableType generic : type.getGenerics()) {
			add(generic, types);
		}
	}

}
