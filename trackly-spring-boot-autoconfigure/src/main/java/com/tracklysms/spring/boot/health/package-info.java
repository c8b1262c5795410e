/**
 * Health indicator for the Trackly API.
 */
@NullMarked
package com.tracklysms.spring.boot.health;

import org.jspecify.annotations.NullMarked;
