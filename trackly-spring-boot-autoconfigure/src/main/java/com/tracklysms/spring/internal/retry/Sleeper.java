package com.tracklysms.spring.internal.retry;

import java.time.Duration;

/**
 * Pauses the calling thread.
 */
@FunctionalInterface
public interface Sleeper {

	void sleep(Duration duration) throws InterruptedException;

}
