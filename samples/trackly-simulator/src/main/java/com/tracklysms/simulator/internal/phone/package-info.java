/**
 * The forms of phone numbers that v1 and v2 take, and the one that logs show.
 */
@NullMarked
package com.tracklysms.simulator.internal.phone;

import org.jspecify.annotations.NullMarked;
