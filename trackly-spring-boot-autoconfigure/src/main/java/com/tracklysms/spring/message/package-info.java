/**
 * Messages, what the API answers to them, and the account of a send of many.
 */
@NullMarked
package com.tracklysms.spring.message;

import org.jspecify.annotations.NullMarked;
