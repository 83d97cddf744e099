package dev.monitored.benchmarks.instrumentation;

import io.micrometer.core.aop.TimedAspect;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Work behind a plain aspect for {@code @Timed}.
 */
@Configuration(proxyBeanMethods = false)
@Import(TimedWork.class)
class TimedConfiguration {

	@Bean
	TimedAspect timedAspect(MeterRegistry registry) {
		return new TimedAspect(registry);
	}

}
