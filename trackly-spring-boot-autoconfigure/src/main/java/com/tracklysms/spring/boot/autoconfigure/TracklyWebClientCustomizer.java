package com.tracklysms.spring.boot.autoconfigure;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback to customize the {@link WebClient.Builder} of the Trackly client, and of no
 * other. Beans of this type are applied in their order, after the connector has been set.
 * <p>
 * A filter sees each single attempt, without the API key, which is added behind it. One
 * that sends a request a second time is refused, since that could text a person twice.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TracklyWebClientCustomizer {

	/**
	 * Customize the builder.
	 * @param webClientBuilder the builder, a copy of the application's
	 */
	void customize(WebClient.Builder webClientBuilder);

}
