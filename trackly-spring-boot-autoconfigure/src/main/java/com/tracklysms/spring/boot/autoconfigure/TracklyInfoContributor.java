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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.tracklysms.spring.support.Masking;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.util.StringUtils;

/**
 * {@link InfoContributor} that provides the base URL and version of the API and the
 * masked default sender, but not the API key.
 */
class TracklyInfoContributor implements InfoContributor {

	/**
	 * User information, query and fragment. The client refuses a URL that has them, but
	 * an application that builds its own client may not.
	 */
	private static final Pattern SECRET = Pattern.compile("(?<=//)[^/?#]*@|[?#].*", Pattern.DOTALL);

	private final TracklyConnectionDetails connectionDetails;

	private final TracklyProperties properties;

	TracklyInfoContributor(TracklyConnectionDetails connectionDetails, TracklyProperties properties) {
		this.connectionDetails = connectionDetails;
		this.properties = properties;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("baseUrl", SECRET.matcher(this.connectionDetails.getBaseUrl()).replaceAll(""));
		details.put("apiVersion", this.properties.getApiVersion().name().toLowerCase(Locale.ROOT));
		String from = this.properties.getFrom();
		if (StringUtils.hasText(from)) {
			details.put("from", Masking.number(from));
		}
		builder.withDetail("trackly", details);
	}

}
