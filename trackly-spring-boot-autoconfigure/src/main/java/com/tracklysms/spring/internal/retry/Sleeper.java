package com.tracklysms.spring.internal.retry;

import java.time.Duration;

/**
 * Blocks the calling thread for a time.
 */
@FunctionalInterface
public interface Sleeper {

	void sleep(Duration duration) throws InterruptedException;

}
