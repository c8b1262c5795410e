/**
 * Execution of whole calls, blocking and reactive, with observation, retries and rate
 * limits.
 */
@NullMarked
package com.tracklysms.spring.internal.call;

import org.jspecify.annotations.NullMarked;
