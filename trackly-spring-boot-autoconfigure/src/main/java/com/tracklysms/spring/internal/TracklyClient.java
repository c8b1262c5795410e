package com.tracklysms.spring.internal;

import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.sendall.SendAll;

/**
 * Client that templates delegate to.
 * 
 * @param protocol the requests for sending messages in the selected version of the API
 * @param blockingCalls the calls of a blocking template
 * @param reactiveCalls the calls of a reactive template
 * @param sendAll the support for sending any number of messages
 */
public record TracklyClient(SendProtocol protocol, BlockingCalls blockingCalls, ReactiveCalls reactiveCalls,
		SendAll sendAll) {

}
