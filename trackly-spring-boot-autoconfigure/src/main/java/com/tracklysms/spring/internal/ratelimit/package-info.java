/**
 * Turns of requests within configured and learned rate limits.
 */
@NullMarked
package com.tracklysms.spring.internal.ratelimit;

import org.jspecify.annotations.NullMarked;
