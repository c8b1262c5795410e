package com.tracklysms.spring;

import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.sendall.BatchSender;

/**
 * What {@link TracklyTemplate} works with.
 */
record BlockingClient(SendProtocol api, BlockingCalls calls, BatchSender batchSender) {

}
