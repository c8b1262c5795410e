/**
 * Core of the Trackly client: operations, the templates that implement them, and their
 * builder.
 */
@NullMarked
package com.tracklysms.spring;

import org.jspecify.annotations.NullMarked;
