/**
 * The way of a request past the check of its account and on to its endpoint.
 */
@NullMarked
package com.tracklysms.simulator.internal.routing;

import org.jspecify.annotations.NullMarked;
