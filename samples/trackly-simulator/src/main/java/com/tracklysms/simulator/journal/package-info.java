/**
 * The record of what a simulator queued and how many requests it saw.
 */
@NullMarked
package com.tracklysms.simulator.journal;

import org.jspecify.annotations.NullMarked;
