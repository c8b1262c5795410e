/**
 * Stores of rate limits that several instances of an application share.
 */
@NullMarked
package com.tracklysms.spring.ratelimit;

import org.jspecify.annotations.NullMarked;
