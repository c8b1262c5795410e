/**
 * Observation of calls of the Trackly client with Micrometer.
 */
@NullMarked
package com.tracklysms.spring.observation;

import org.jspecify.annotations.NullMarked;
