package dev.monitored.benchmarks.instrumentation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import reactor.core.publisher.Mono;

/**
 * Work behind an interceptor as one would write it for one method: it keeps the timer,
 * and ends a call when its result ends.
 */
@Configuration(proxyBeanMethods = false)
@Import(PlainWork.class)
class HandWrittenConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor handWrittenAdvisor() {
		return new WorkAdvisor("handWrittenInterceptor");
	}

	@Bean
	MethodInterceptor handWrittenInterceptor(MeterRegistry registry) {
		return new HandWrittenInterceptor(Timer.builder("work")
			.serviceLevelObjectives(
					Stream.of(1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000)
						.map((micros) -> Duration.of(micros, ChronoUnit.MICROS))
						.toArray(Duration[]::new))
			.register(registry));
	}

	/**
	 * Times each call.
	 *
	 * @param timer what records
	 */
	private record HandWrittenInterceptor(Timer timer) implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Class<?> type = invocation.getMethod().getReturnType();
			if (type == CompletableFuture.class) {
				return timeFuture(invocation);
			}
			return (type == Mono.class) ? timeMono(invocation) : timeValue(invocation);
		}

		private @Nullable Object timeValue(MethodInvocation invocation) throws Throwable {
			long start = System.nanoTime();
			try {
				return invocation.proceed();
			}
			finally {
				record(start);
			}
		}

		private @Nullable Object timeFuture(MethodInvocation invocation) throws Throwable {
			long start = System.nanoTime();
			CompletableFuture<?> future = (CompletableFuture<?>) invocation.proceed();
			return (future != null) ? future.whenComplete((value, failure) -> record(start)) : null;
		}

		private @Nullable Object timeMono(MethodInvocation invocation) throws Throwable {
			Mono<?> mono = (Mono<?>) invocation.proceed();
			return (mono != null) ? Mono.defer(() -> {
				long start = System.nanoTime();
				return mono.doFinally((signal) -> record(start));
			}) : null;
		}

		private void record(long start) {
			this.timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}

	}

}
