/**
 * The settings of a simulator and its account, as the other packages read them.
 */
@NullMarked
package com.tracklysms.simulator.internal.settings;

import org.jspecify.annotations.NullMarked;
