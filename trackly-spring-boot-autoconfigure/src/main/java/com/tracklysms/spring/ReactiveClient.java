package com.tracklysms.spring;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;

/**
 * What {@link ReactiveTracklyTemplate} works with.
 */
record ReactiveClient(SendProtocol api, ReactiveCalls calls, BatchSender batchSender) {

}
