package com.tracklysms.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Matches if there is an API key, as a property or in connection details of the
 * application's own. A blank key counts: it is a mistake to be told about.
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
