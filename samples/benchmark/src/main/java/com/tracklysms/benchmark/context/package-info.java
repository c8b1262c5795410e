/**
 * Spring Boot applications with the starter, whose clients are measured.
 */
@NullMarked
package com.tracklysms.benchmark.context;

import org.jspecify.annotations.NullMarked;
