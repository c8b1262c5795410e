package com.tracklysms.spring;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.sendall.BatchSender;

/**
 * What {@link ReactiveTracklyTemplate} works with.
 */
record ReactiveClient(SendProtocol api, ReactiveCalls calls, BatchSender batchSender) {

}
