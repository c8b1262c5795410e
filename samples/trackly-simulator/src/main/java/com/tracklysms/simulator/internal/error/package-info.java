/**
 * The errors of the simulated API, and how it refuses a request or a message with one.
 */
@NullMarked
package com.tracklysms.simulator.internal.error;

import org.jspecify.annotations.NullMarked;
