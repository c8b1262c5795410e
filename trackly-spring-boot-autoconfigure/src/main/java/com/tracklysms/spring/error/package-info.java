/**
 * Exceptions of the Trackly client, ordered by what the caller can do, and the translator
 * that makes them from the API's answers.
 */
@NullMarked
package com.tracklysms.spring.error;

import org.jspecify.annotations.NullMarked;
