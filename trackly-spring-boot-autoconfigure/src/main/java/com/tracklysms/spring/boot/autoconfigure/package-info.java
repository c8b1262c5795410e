/**
 * Auto-configuration for the Trackly client.
 */
@NullMarked
package com.tracklysms.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
