package dev.monitored.benchmarks.instrumentation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.aop.ObservedAspect;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Work behind a plain aspect for {@code @Observed}, with a registry of its own.
 */
@Configuration(proxyBeanMethods = false)
@Import(ObservedWork.class)
class ObservedConfiguration {

	@Bean
	ObservedAspect observedAspect(MeterRegistry registry) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
		return new ObservedAspect(observations);
	}

}
