package com.tracklysms.spring.boot.autoconfigure;

import com.tracklysms.spring.TracklyTemplateBuilder;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * Hands out the builders that templates are built with. All of them share one connector,
 * and so one pool of connections.
 */
class TracklyTemplateBuilderFactory implements DisposableBean {

	private final TracklyTemplateBuilder prototype;

	private final ClientHttpConnector connector;

	TracklyTemplateBuilderFactory(TracklyTemplateBuilder prototype, ClientHttpConnector connector) {
		this.prototype = prototype;
		this.connector = connector;
	}

	TracklyTemplateBuilder create() {
		return this.prototype.copy();
	}

	@Override
	public void destroy() throws Exception {
		if (this.connector instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

}
