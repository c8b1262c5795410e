/**
 * Results as text for people.
 */
@NullMarked
package com.tracklysms.benchmark.report;

import org.jspecify.annotations.NullMarked;
