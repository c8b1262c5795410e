/**
 * Requests that send messages, and their answers, for each version of the API.
 */
@NullMarked
package com.tracklysms.spring.internal.protocol;

import org.jspecify.annotations.NullMarked;
