/**
 * Operations on sending lists.
 */
@NullMarked
package com.tracklysms.spring.internal.lists;

import org.jspecify.annotations.NullMarked;
