/**
 * Sending lists of an account: operations and types.
 */
@NullMarked
package com.tracklysms.spring.lists;

import org.jspecify.annotations.NullMarked;
