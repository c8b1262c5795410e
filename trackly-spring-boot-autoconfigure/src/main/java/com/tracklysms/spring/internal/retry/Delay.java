package com.tracklysms.spring.internal.retry;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Waits without blocking a thread.
 */
@FunctionalInterface
public interface Delay {

	Mono<?> of(Duration duration);

}
