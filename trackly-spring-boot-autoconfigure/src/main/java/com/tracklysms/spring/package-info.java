/**
 * The Trackly client: operations, their template, and the messages and results they work
 * with.
 */
@NullMarked
package com.tracklysms.spring;

import org.jspecify.annotations.NullMarked;
