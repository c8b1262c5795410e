/**
 * The sending lists of the account and the endpoints that read them.
 */
@NullMarked
package com.tracklysms.simulator.internal.lists;

import org.jspecify.annotations.NullMarked;
