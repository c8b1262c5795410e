package com.tracklysms.spring.internal.call;

import java.util.function.Supplier;

import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.retry.BlockingRetry;

/**
 * Makes whole calls on the calling thread: builds the request, repeats it as the rules
 * for its kind say, and has all of it observed.
 */
public final class BlockingCalls {

	private final BlockingCaller caller;

	private final BlockingRetry sendRetry;

	private final BlockingRetry readRetry;

	private final Observations observations;

	public BlockingCalls(BlockingCaller caller, BlockingRetry sendRetry, BlockingRetry readRetry,
			Observations observations) {
		this.caller = caller;
		this.sendRetry = sendRetry;
		this.readRetry = readRetry;
		this.observations = observations;
	}

	/**
	 * Make a call.
	 * @param messages the number of messages that it sends
	 * @throws com.tracklysms.spring.error.TracklyException if it fails
	 */
	public <T> T execute(Operation operation, int messages, Supplier<ApiRequest<T>> requests) {
		CallObservation observation = this.observations.start(operation);
		try {
			T result = observation.scoped(() -> execute(requests.get(), observation));
			observation.succeeded(result, messages);
			return result;
		}
		catch (Throwable ex) {
			observation.failed(ex, messages);
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

	private <T> T execute(ApiRequest<T> request, CallObservation observation) {
		BlockingRetry retry = (request.kind() == RequestKind.READ) ? this.readRetry : this.sendRetry;
		return retry.execute((gate, budget) -> this.caller.call(request, gate, budget, observation), observation);
	}

}
