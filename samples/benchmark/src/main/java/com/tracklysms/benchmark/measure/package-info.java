/**
 * How a round is measured, and what several rounds come to.
 */
@NullMarked
package com.tracklysms.benchmark.measure;

import org.jspecify.annotations.NullMarked;
