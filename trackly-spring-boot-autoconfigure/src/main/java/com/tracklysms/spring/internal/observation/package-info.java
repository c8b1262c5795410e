/**
 * Observation of calls, kept apart from their outcome.
 */
@NullMarked
package com.tracklysms.spring.internal.observation;

import org.jspecify.annotations.NullMarked;
