/**
 * The HTTP server, and all that knows WireMock.
 */
@NullMarked
package com.tracklysms.simulator.internal.server;

import org.jspecify.annotations.NullMarked;
