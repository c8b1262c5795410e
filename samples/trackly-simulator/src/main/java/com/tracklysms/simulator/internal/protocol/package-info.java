/**
 * The sends as each version of the API has them: fields, checks and the bodies of
 * answers.
 */
@NullMarked
package com.tracklysms.simulator.internal.protocol;

import org.jspecify.annotations.NullMarked;
