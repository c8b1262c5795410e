/**
 * Messages and the results of sending them.
 */
@NullMarked
package com.tracklysms.spring.message;

import org.jspecify.annotations.NullMarked;
