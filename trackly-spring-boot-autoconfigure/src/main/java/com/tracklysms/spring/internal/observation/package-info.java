/**
 * Observation of calls, without effect on their outcome.
 */
@NullMarked
package com.tracklysms.spring.internal.observation;

import org.jspecify.annotations.NullMarked;
