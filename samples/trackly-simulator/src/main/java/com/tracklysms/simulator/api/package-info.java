/**
 * What a request to the simulated API can name: the endpoints that send, the sending
 * lists and the recipients that fail on purpose.
 */
@NullMarked
package com.tracklysms.simulator.api;

import org.jspecify.annotations.NullMarked;
