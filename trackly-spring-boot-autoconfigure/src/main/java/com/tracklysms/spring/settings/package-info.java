/**
 * Settings of a client: the version of the API, retries, batches and rate limits.
 */
@NullMarked
package com.tracklysms.spring.settings;

import org.jspecify.annotations.NullMarked;
