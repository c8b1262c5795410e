/**
 * Implementation of the operations for sending lists.
 */
@NullMarked
package com.tracklysms.spring.internal.lists;

import org.jspecify.annotations.NullMarked;
