/**
 * A tour of the Trackly client, against a simulator or the real API.
 */
@NullMarked
package com.tracklysms.samples.quickstart;

import org.jspecify.annotations.NullMarked;
