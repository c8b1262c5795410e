/**
 * The application whose start is measured, and the class paths that it is started with.
 */
@NullMarked
package com.tracklysms.benchmark.startup;

import org.jspecify.annotations.NullMarked;
