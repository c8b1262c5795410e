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
