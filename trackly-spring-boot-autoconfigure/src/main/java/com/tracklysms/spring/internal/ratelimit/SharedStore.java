package com.tracklysms.spring.internal.ratelimit;

import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;

/**
 * Store of limits that several instances share, and the handling of its failures.
 */
public record SharedStore(RateLimitStore store, StoreFailureMode onFailure) {

}
