/**
 * A web application that texts its customers a login code.
 */
@NullMarked
package com.tracklysms.samples.webmvc;

import org.jspecify.annotations.NullMarked;
