/**
 * HTTP exchanges with the API, and the translation of answers and failures.
 */
@NullMarked
package com.tracklysms.spring.internal.http;

import org.jspecify.annotations.NullMarked;
