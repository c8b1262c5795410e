/**
 * A local Trackly for development and tests that answers as the documented API does.
 */
@NullMarked
package com.tracklysms.simulator;

import org.jspecify.annotations.NullMarked;
