package com.tracklysms.benchmark.measure;

/**
 * Something that knows how many calls it covers.
 */
public interface Counted {

	/**
	 * Return the number of calls, or of messages where a call sends many.
	 */
	long calls();

}
