/**
 * The simulator as a program of its own: its command line and what it prints.
 */
@NullMarked
package com.tracklysms.simulator.launch;

import org.jspecify.annotations.NullMarked;
