/**
 * Support for checking and masking phone numbers.
 */
@NullMarked
package com.tracklysms.spring.support;

import org.jspecify.annotations.NullMarked;
