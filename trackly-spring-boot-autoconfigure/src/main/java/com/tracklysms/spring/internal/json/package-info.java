/**
 * Writing and reading of JSON documents as the API has them.
 */
@NullMarked
package com.tracklysms.spring.internal.json;

import org.jspecify.annotations.NullMarked;
