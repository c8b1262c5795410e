/**
 * The process that is measured: the rounds that it runs, and how others give it orders.
 */
@NullMarked
package com.tracklysms.benchmark.client;

import org.jspecify.annotations.NullMarked;
