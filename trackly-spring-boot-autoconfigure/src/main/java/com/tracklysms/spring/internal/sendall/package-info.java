/**
 * Sends of any number of messages, and their account.
 */
@NullMarked
package com.tracklysms.spring.internal.sendall;

import org.jspecify.annotations.NullMarked;
