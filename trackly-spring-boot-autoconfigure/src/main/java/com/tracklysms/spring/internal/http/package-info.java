/**
 * One HTTP exchange with the API, and what its answer or its failure means.
 */
@NullMarked
package com.tracklysms.spring.internal.http;

import org.jspecify.annotations.NullMarked;
