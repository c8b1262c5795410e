/**
 * Runtime hints for native images.
 */
@NullMarked
package com.tracklysms.spring.aot;

import org.jspecify.annotations.NullMarked;
