/**
 * Measures what sending costs, one message and many, next to what it is built on and to
 * what others sell.
 */
@NullMarked
package com.tracklysms.benchmark;

import org.jspecify.annotations.NullMarked;
