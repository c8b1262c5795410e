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

package com.tracklysms.simulator.internal.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about where it comes from.
 *
 * @param hosts the values of the {@code Host} header, of which there should be one
 * @param origin the value of the {@code Origin} header, if any
 * @param fetchSite the value of the {@code Sec-Fetch-Site} header, if any
 */
public record RequestOrigin(List<String> hosts, @Nullable String origin, @Nullable String fetchSite) {

}
