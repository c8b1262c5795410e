package com.tracklysms.spring.boot.autoconfigure;

import com.tracklysms.spring.TracklyTemplateBuilder;

/**
 * Creates the builders of templates.
 */
class TracklyTemplateBuilderFactory {

	private final TracklyTemplateBuilder prototype;

	TracklyTemplateBuilderFactory(TracklyTemplateBuilder prototype) {
		this.prototype = prototype;
	}

	TracklyTemplateBuilder create() {
		return this.prototype.copy();
	}

}
