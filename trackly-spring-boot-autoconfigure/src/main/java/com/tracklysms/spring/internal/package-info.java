/**
 * Creation of clients from their settings.
 */
@NullMarked
package com.tracklysms.spring.internal;

import org.jspecify.annotations.NullMarked;
