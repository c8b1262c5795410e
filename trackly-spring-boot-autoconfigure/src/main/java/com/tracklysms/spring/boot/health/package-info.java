/**
 * Health of the API and of the key.
 */
@NullMarked
package com.tracklysms.spring.boot.health;

import org.jspecify.annotations.NullMarked;
