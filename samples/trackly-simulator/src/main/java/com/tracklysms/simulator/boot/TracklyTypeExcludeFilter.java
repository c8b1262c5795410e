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

package com.tracklysms.simulator.boot;

import java.util.Set;

import com.tracklysms.spring.boot.autoconfigure.TracklyWebClientCustomizer;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import tools.jackson.databind.JacksonModule;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * {@link TypeExcludeFilter} for {@link TracklyTest @TracklyTest}.
 */
class TracklyTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<TracklyTest> {

	private static final Class<?>[] NO_COMPONENTS = {};

	private static final Set<Class<?>> KNOWN_INCLUDES = Set.of(JacksonModule.class, JacksonComponent.class,
			TracklyWebClientCustomizer.class, TracklyExceptionTranslator.class);

	private final Class<?>[] components;

	TracklyTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.components = getAnnotation().getValue("components", Class[].class).orElse(NO_COMPONENTS);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN_INCLUDES;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return Set.of(this.components);
	}

}
