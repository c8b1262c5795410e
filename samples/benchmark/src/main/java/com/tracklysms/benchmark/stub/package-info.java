/**
 * The server that answers in place of the providers, and how others give it orders.
 */
@NullMarked
package com.tracklysms.benchmark.stub;

import org.jspecify.annotations.NullMarked;
