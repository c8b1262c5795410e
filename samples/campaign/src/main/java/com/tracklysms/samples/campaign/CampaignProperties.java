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

package com.tracklysms.samples.campaign;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of a campaign.
 *
 * @param name the name, another one for each campaign
 * @param file the file of recipients
 * @param result the file that says what became of each row
 * @param text the text, in which {@code {name}} stands for the first name
 * @param keySecret the secret that makes keys of phone numbers, which must stay the same
 * as long as the campaign does
 * @param rows the number of rows of the file that is made if there is none
 */
@ConfigurationProperties("campaign")
public record CampaignProperties(String name, Path file, Path result, String text, String keySecret, int rows) {

	@Override
	public String toString() {
		return "CampaignProperties[name=" + this.name + ", file=" + this.file + ", result=" + this.result + "]";
	}

}
