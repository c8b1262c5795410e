/**
 * Retries of calls.
 */
@NullMarked
package com.tracklysms.spring.internal.retry;

import org.jspecify.annotations.NullMarked;
