/**
 * The endpoints that send, whatever the version: limits, magic numbers and the queue.
 */
@NullMarked
package com.tracklysms.simulator.internal.send;

import org.jspecify.annotations.NullMarked;
