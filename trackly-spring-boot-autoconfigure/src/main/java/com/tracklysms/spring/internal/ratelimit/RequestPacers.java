package com.tracklysms.spring.internal.ratelimit;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

import com.tracklysms.spring.internal.http.RequestKind;

/**
 * The pacers of one API key, one for each kind of requests, since the limits are
 * documented for each kind on its own.
 */
public final class RequestPacers {

	private final Map<RequestKind, RequestPacer> pacers = new EnumMap<>(RequestKind.class);

	public RequestPacers(Function<RequestKind, RequestPacer> pacers) {
		for (RequestKind kind : RequestKind.values()) {
			this.pacers.put(kind, pacers.apply(kind));
		}
	}

	public RequestPacer of(RequestKind kind) {
		RequestPacer pacer = this.pacers.get(kind);
		if (pacer == null) {
			throw new IllegalStateException("No pacer for " + kind);
		}
		return pacer;
	}

}
