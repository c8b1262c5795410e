package com.tracklysms.spring.testsupport;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.settings.TracklyApiVersion;

/**
 * The two templates over the two versions of the API, for tests of what holds for all
 * four.
 */
public enum Contract {

	V1_BLOCKING(TracklyApiVersion.V1, Style.BLOCKING),

	V1_REACTIVE(TracklyApiVersion.V1, Style.REACTIVE),

	V2_BLOCKING(TracklyApiVersion.V2, Style.BLOCKING),

	V2_REACTIVE(TracklyApiVersion.V2, Style.REACTIVE);

	private final TracklyApiVersion version;

	private final Style style;

	Contract(TracklyApiVersion version, Style style) {
		this.version = version;
		this.style = style;
	}

	public boolean isV2() {
		return this.version == TracklyApiVersion.V2;
	}

	private TracklyTemplateBuilder configure(TracklyTemplateBuilder builder) {
		return builder.apiVersion(this.version).from(isV2() ? TestTemplates.LIST_NUMBER : TestTemplates.FROM);
	}

	public TracklyOperations build(TracklyTemplateBuilder builder) {
		return this.style.build(configure(builder));
	}

	public TracklyOperations buildWithoutSender(TracklyTemplateBuilder builder) {
		return this.style.build(configure(builder).from(null));
	}

	public String path(Call call) {
		return isV2() ? call.pathV2 : call.path;
	}

	/**
	 * Return one of several senders.
	 */
	public String sender(int number) {
		return isV2() ? "+1800555%04d".formatted(number) : "pn_" + number;
	}

}
