package com.tracklysms.benchmark;

/**
 * Something that knows how many calls it covers.
 */
interface Counted {

	/**
	 * Return the number of calls, or of messages where a call sends many.
	 */
	long calls();

}
