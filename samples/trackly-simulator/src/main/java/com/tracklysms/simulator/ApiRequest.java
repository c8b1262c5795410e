package com.tracklysms.simulator;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that the simulated API looks at.
 *
 * @param method the HTTP method
 * @param path the path without the query
 * @param apiKey the value of the {@code X-Api-Key} header, if any
 * @param status the value of the {@code status} parameter of the query, if any
 * @param body the bytes of the body
 */
record ApiRequest(String method, String path, @Nullable String apiKey, @Nullable String status, byte[] body) {

	boolean isFor(String method, String endpointPath) {
		return this.method.equals(method) && this.path.equals(TracklyApi.ROOT + endpointPath);
	}

	boolean isBelow(String parentPath) {
		String parent = TracklyApi.ROOT + parentPath;
		return this.path.equals(parent) || this.path.startsWith(parent + "/");
	}

	String pathBelow(String parentPath) {
		return this.path.substring((TracklyApi.ROOT + parentPath + "/").length());
	}

	@Override
	public String toString() {
		// The generated form would show the key
		return this.method + " " + this.path;
	}

}
