package com.tracklysms.spring;

/**
 * What {@link TracklyTemplate} works with.
 */
record BlockingClient(TracklyApi api, BlockingCalls calls, BatchSender batchSender) {

}
