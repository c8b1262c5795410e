/**
 * The messages that all rows send.
 */
@NullMarked
package com.tracklysms.benchmark.sample;

import org.jspecify.annotations.NullMarked;
