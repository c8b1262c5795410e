package com.tracklysms.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Condition that matches if an API key is configured, by property or by connection
 * details of the application. A blank key matches too, so that it is reported as an
 * error.
 */
class OnTracklyConnectionCondition extends AnyNestedCondition {

	OnTracklyConnectionCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty("trackly.api-key")
	static class ApiKeyProperty {

	}

	@ConditionalOnBean(TracklyConnectionDetails.class)
	static class ConnectionDetailsBean {

	}

}
