package com.tracklysms.spring.boot.autoconfigure;

import java.util.List;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * Explains a missing Trackly bean by the API key that is missing.
 */
class NoSuchTracklyBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private static final List<Class<?>> BEAN_TYPES = List.of(TracklyOperations.class, TracklyTemplateBuilder.class);

	private final BeanFactory beanFactory;

	NoSuchTracklyBeanFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> beanType = tracklyBeanType(cause);
		if (beanType == null || cause instanceof NoUniqueBeanDefinitionException || !isApiKeyMissing()) {
			return null;
		}
		String description = "A bean of type %s could not be found because no API key is configured."
			.formatted(beanType.getName());
		String action = "Set 'trackly.api-key' (or the environment variable TRACKLY_API_KEY) to a key of your Trackly "
				+ "account. If you want to use a client of your own, for instance in a test, define a bean of type "
				+ "TracklyOperations.";
		return new FailureAnalysis(description, action, cause);
	}

	private @Nullable Class<?> tracklyBeanType(NoSuchBeanDefinitionException cause) {
		Class<?> beanType = cause.getBeanType();
		if (beanType == null) {
			return null;
		}
		return BEAN_TYPES.stream().anyMatch((type) -> type.isAssignableFrom(beanType)) ? beanType : null;
	}

	private boolean isApiKeyMissing() {
		ConditionEvaluationReport report = ConditionEvaluationReport.find(this.beanFactory);
		ConditionAndOutcomes outcomes = (report != null)
				? report.getConditionAndOutcomesBySource().get(TracklyAutoConfiguration.class.getName()) : null;
		return outcomes != null && outcomes.stream().anyMatch(this::isConnectionMissing);
	}

	private boolean isConnectionMissing(ConditionAndOutcome candidate) {
		return candidate.getCondition() instanceof OnTracklyConnectionCondition && !candidate.getOutcome().isMatch();
	}

	@Override
	public int getOrder() {
		return 0;
	}

}
