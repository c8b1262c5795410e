/**
 * Other JVMs, and how this one and they talk.
 */
@NullMarked
package com.tracklysms.benchmark.process;

import org.jspecify.annotations.NullMarked;
