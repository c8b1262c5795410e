/**
 * Repeating of calls: what is repeated, how often, and the waits in between.
 */
@NullMarked
package com.tracklysms.spring.internal.retry;

import org.jspecify.annotations.NullMarked;
