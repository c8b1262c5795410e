/**
 * Sending any number of messages in batches.
 */
@NullMarked
package com.tracklysms.spring.internal.sendall;

import org.jspecify.annotations.NullMarked;
