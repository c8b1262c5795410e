/**
 * Exception hierarchy of the Trackly client, and the translation of error responses into
 * exceptions.
 */
@NullMarked
package com.tracklysms.spring.error;

import org.jspecify.annotations.NullMarked;
