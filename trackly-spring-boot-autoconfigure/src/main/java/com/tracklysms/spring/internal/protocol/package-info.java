/**
 * Requests and answers of sends, as each version of the API has them.
 */
@NullMarked
package com.tracklysms.spring.internal.protocol;

import org.jspecify.annotations.NullMarked;
