package com.tracklysms.spring.boot.autoconfigure;

import com.tracklysms.spring.observation.TracklyMeterObservationHandler;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for metrics of the Trackly client.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@Conditional(OnTracklyConnectionCondition.class)
public final class TracklyMetricsAutoConfiguration {

	TracklyMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(TracklyMeterObservationHandler.class)
	TracklyMeterObservationHandler tracklyMeterObservationHandler(MeterRegistry meterRegistry) {
		return new TracklyMeterObservationHandler(meterRegistry);
	}

}
