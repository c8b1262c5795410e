/**
 * Pacing of requests within configured and adaptive rate limits.
 */
@NullMarked
package com.tracklysms.spring.internal.ratelimit;

import org.jspecify.annotations.NullMarked;
