package com.tracklysms.spring.boot.autoconfigure;

import com.tracklysms.spring.TracklyTemplateBuilder;

/**
 * Hands out the builders that templates are built with.
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
