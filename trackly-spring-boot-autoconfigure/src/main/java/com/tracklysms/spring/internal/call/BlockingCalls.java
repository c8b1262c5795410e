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

	private final RequestExecutor executor;

	private final BlockingRetry sendRetry;

	private final BlockingRetry readRetry;

	private final Observations observations;

	public BlockingCalls(RequestExecutor executor, BlockingRetry sendRetry, BlockingRetry readRetry,
			Observations observations) {
		this.executor = executor;
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
			return observation.scoped(() -> {
				ApiRequest<T> request = requests.get();
				T result = execute(request, observation);
				observation.succeeded(request.reader().totals(result), request.reader().messageId(result));
				return result;
			});
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
		return retry.execute((gate, budget) -> this.executor.execute(request, gate, budget, observation),
				this.executor.pacerOf(request)::untilNext, observation);
	}

}
