package dev.monitored.benchmarks.instrumentation;

import io.micrometer.core.aop.TimedAspect;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Work behind a plain aspect for {@code @Timed}, the boundaries left to properties.
 */
@Configuration(proxyBeanMethods = false)
@Import(NamedTimedWork.class)
class NamedTimedConfiguration {

	@Bean
	TimedAspect timedAspect(MeterRegistry registry) {
		return new TimedAspect(registry);
	}

}
