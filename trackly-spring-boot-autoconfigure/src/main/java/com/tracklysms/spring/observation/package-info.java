/**
 * Observability support for the Trackly client, based on Micrometer.
 */
@NullMarked
package com.tracklysms.spring.observation;

import org.jspecify.annotations.NullMarked;
