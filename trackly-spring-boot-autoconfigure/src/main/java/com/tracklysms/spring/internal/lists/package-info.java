/**
 * Requests for sending lists, and the operations that make them.
 */
@NullMarked
package com.tracklysms.spring.internal.lists;

import org.jspecify.annotations.NullMarked;
