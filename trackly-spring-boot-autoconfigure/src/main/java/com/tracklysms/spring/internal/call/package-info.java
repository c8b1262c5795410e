/**
 * Whole calls, blocking and reactive: observed, repeated, and each attempt in its turn.
 */
@NullMarked
package com.tracklysms.spring.internal.call;

import org.jspecify.annotations.NullMarked;
