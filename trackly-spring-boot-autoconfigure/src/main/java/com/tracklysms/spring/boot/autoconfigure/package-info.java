/**
 * Auto-configuration of the Trackly client, its {@code trackly.*} properties, and the
 * analysis of what can be wrong with them.
 */
@NullMarked
package com.tracklysms.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
