/**
 * The questions that the benchmark answers, one class for each.
 */
@NullMarked
package com.tracklysms.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
