/**
 * What a run is told by its command line, and the processes that it starts accordingly.
 */
@NullMarked
package com.tracklysms.benchmark.options;

import org.jspecify.annotations.NullMarked;
