/**
 * Checking and masking of phone numbers, one implementation for all other packages.
 */
@NullMarked
package com.tracklysms.spring.support;

import org.jspecify.annotations.NullMarked;
