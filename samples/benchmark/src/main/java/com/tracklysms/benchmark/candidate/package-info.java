/**
 * The ways to send that are compared, and the rows that name them.
 */
@NullMarked
package com.tracklysms.benchmark.candidate;

import org.jspecify.annotations.NullMarked;
