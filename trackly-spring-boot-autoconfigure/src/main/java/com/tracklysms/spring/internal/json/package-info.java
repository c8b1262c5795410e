/**
 * Reading and writing the JSON documents of the API.
 */
@NullMarked
package com.tracklysms.spring.internal.json;

import org.jspecify.annotations.NullMarked;
