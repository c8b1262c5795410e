package com.tracklysms.spring.boot.autoconfigure;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface for customizing the {@link WebClient.Builder} of the Trackly client
 * only. Beans of this type are applied in their order, after the connector has been set.
 * <p>
 * A filter is applied to each attempt. It does not have access to the API key, which is
 * added later, and must not send a request a second time, since that could text a person
 * twice: the second request fails.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracklyWebClientCustomizer {

	/**
	 * Customize the given builder.
	 * @param webClientBuilder the builder to customize, a copy of the application's
	 * builder
	 */
	void customize(WebClient.Builder webClientBuilder);

}
