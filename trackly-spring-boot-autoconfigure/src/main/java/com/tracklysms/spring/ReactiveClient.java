package com.tracklysms.spring;

/**
 * What {@link ReactiveTracklyTemplate} works with.
 */
record ReactiveClient(TracklyApi api, ReactiveCalls calls, BatchSender batchSender) {

}
