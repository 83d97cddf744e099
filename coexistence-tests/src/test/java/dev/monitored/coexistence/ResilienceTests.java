package dev.monitored.coexistence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for operations that are retried, rejected, limited or given up by Resilience4j.
 */
class ResilienceTests {

	@Test
	void measuresAllAttemptsOfACallAsOne() {
		try (ConfigurableApplicationContext application = start()) {
			assertThat(application.getBean(Payments.class).retried()).isEqualTo("paid");
			assertThat(Counted.calls("retried", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("retried", "error", application)).isZero();
		}
	}

	@Test
	void measuresEachAttemptWithinAllAspects() {
		try (ConfigurableApplicationContext application = start("monitored.operation.order=2147483647")) {
			assertThat(application.getBean(Payments.class).retried()).isEqualTo("paid");
			assertThat(Counted.calls("retried", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("retried", "error", application)).isEqualTo(2);
		}
	}

	@Test
	void measuresEachAttemptWhereRetriesAreOutside() {
		try (ConfigurableApplicationContext application = start("resilience4j.retry.retry-aspect-order=2147483000")) {
			assertThat(application.getBean(Payments.class).retried()).isEqualTo("paid");
			assertThat(Counted.calls("retried", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("retried", "error", application)).isEqualTo(2);
		}
	}

	@Test
	void countsNoErrorWhereRejectedCallsAreNone() {
		try (ConfigurableApplicationContext application = start()) {
			Payments payments = application.getBean(Payments.class);
			application.getBean(CircuitBreakerRegistry.class).circuitBreaker("tolerant").transitionToOpenState();
			assertThatExceptionOfType(CallNotPermittedException.class).isThrownBy(payments::tolerant);
			assertThat(Counted.calls("tolerant", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("tolerant", "error", application)).isZero();
		}
	}

	@Test
	void countsWhatAnOpenCircuitRejectsAsErrors() {
		try (ConfigurableApplicationContext application = start()) {
			Payments payments = application.getBean(Payments.class);
			assertThatIllegalStateException().isThrownBy(payments::broken);
			application.getBean(CircuitBreakerRegistry.class).circuitBreaker("broken").transitionToOpenState();
			assertThatExceptionOfType(CallNotPermittedException.class).isThrownBy(payments::broken);
			assertThat(Counted.calls("broken", "error", application)).isEqualTo(2);
			assertThat(Counted.errors("broken", "CallNotPermittedException", application)).isEqualTo(1);
		}
	}

	@Test
	void countsAFallbackAsASuccess() {
		try (ConfigurableApplicationContext application = start()) {
			assertThat(application.getBean(Payments.class).replaced()).isEqualTo("later");
			assertThat(Counted.calls("replaced", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("replaced", "error", application)).isZero();
		}
	}

	@Test
	void countsWhatTakesTooLongAsAnError() {
		try (ConfigurableApplicationContext application = start(
				"resilience4j.timelimiter.instances.slow.timeout-duration=10ms")) {
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> application.getBean(Payments.class).slow().get(10, TimeUnit.MINUTES));
			assertThat(Counted.calls("slow", "error", application)).isEqualTo(1);
			assertThat(Counted.errors("slow", "TimeoutException", application)).isEqualTo(1);
		}
	}

	@Test
	void countsWhatABulkheadRefusesAsAnError() {
		try (ConfigurableApplicationContext application = start(
				"resilience4j.bulkhead.instances.limited.max-concurrent-calls=1")) {
			Payments payments = application.getBean(Payments.class);
			assertThat(payments.limited()).isEqualTo("paid");
			application.getBean(BulkheadRegistry.class).bulkhead("limited").acquirePermission();
			assertThatExceptionOfType(BulkheadFullException.class).isThrownBy(payments::limited);
			assertThat(Counted.calls("limited", "success", application)).isEqualTo(1);
			assertThat(Counted.errors("limited", "BulkheadFullException", application)).isEqualTo(1);
		}
	}

	@Test
	void countsWhatARateLimiterRefusesAsAnError() {
		try (ConfigurableApplicationContext application = start(
				"resilience4j.ratelimiter.instances.rare.limit-for-period=1",
				"resilience4j.ratelimiter.instances.rare.limit-refresh-period=1h",
				"resilience4j.ratelimiter.instances.rare.timeout-duration=0")) {
			Payments payments = application.getBean(Payments.class);
			assertThat(payments.rare()).isEqualTo("paid");
			assertThatExceptionOfType(RequestNotPermitted.class).isThrownBy(payments::rare);
			assertThat(Counted.calls("rare", "success", application)).isEqualTo(1);
			assertThat(Counted.errors("rare", "RequestNotPermitted", application)).isEqualTo(1);
		}
	}

	private static ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.cloud.gateway.server.webflux.enabled=false",
					"resilience4j.retry.instances.retried.wait-duration=1ms")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Payments payments() {
			return new Payments();
		}

	}

	/**
	 * What is measured and protected.
	 */
	public static class Payments {

		private final AtomicInteger attempts = new AtomicInteger();

		@Monitored("retried")
		@Retry(name = "retried")
		public String retried() {
			if (this.attempts.incrementAndGet() < 3) {
				throw new IllegalStateException();
			}
			return "paid";
		}

		@Monitored("broken")
		@CircuitBreaker(name = "broken")
		public String broken() {
			throw new IllegalStateException();
		}

		@Monitored(value = "tolerant", noErrorFor = CallNotPermittedException.class)
		@CircuitBreaker(name = "tolerant")
		public String tolerant() {
			return "paid";
		}

		@Monitored("replaced")
		@CircuitBreaker(name = "replaced", fallbackMethod = "later")
		public String replaced() {
			throw new IllegalStateException();
		}

		String later(IllegalStateException failure) {
			return "later";
		}

		@Monitored("slow")
		@TimeLimiter(name = "slow")
		public CompletableFuture<String> slow() {
			return new CompletableFuture<>();
		}

		@Monitored("limited")
		@Bulkhead(name = "limited")
		public String limited() {
			return "paid";
		}

		@Monitored("rare")
		@RateLimiter(name = "rare")
		public String rare() {
			return "paid";
		}

	}

}
