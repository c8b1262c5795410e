package com.tracklysms.simulator.internal.server;

import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/**
 * The one WireMock mapping: every request goes to the simulated API.
 * <p>
 * It takes the place of WireMock's own source, which would load the mappings it finds
 * below {@code src/test/resources} of the application that embeds the simulator.
 */
final class CatchAllMapping implements MappingsSource {

	@Override
	public void loadMappingsInto(StubMappings mappings) {
		mappings.addMapping(WireMock.any(WireMock.anyUrl()).build());
	}

	@Override
	public void save(List<StubMapping> mappings) {
	}

	@Override
	public void save(StubMapping mapping) {
	}

	@Override
	@SuppressWarnings("removal")
	public void remove(StubMapping mapping) {
	}

	@Override
	public void removeAll() {
	}

}
