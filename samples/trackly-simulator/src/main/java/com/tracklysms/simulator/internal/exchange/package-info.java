/**
 * A request to the simulated API, its answer, and the JSON of both.
 */
@NullMarked
package com.tracklysms.simulator.internal.exchange;

import org.jspecify.annotations.NullMarked;
