package com.tracklysms.spring.internal;

import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.sendall.SendAll;

/**
 * Client that templates work with.
 *
 * @param protocol the requests of sends, as one version of the API has them
 * @param blockingCalls the calls of a blocking template
 * @param reactiveCalls the calls of a reactive template
 * @param sendAll the sends of any number of messages
 */
public record TracklyClient(SendProtocol protocol, BlockingCalls blockingCalls, ReactiveCalls reactiveCalls,
		SendAll sendAll) {

}
