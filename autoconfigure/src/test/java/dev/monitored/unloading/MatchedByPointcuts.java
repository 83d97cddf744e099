package dev.monitored.unloading;

import java.util.concurrent.SubmissionPublisher;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose operations are found by pointcuts alone, without Spring's own
 * proxy creator for aspects, and return types of the JDK.
 */
final class MatchedByPointcuts {

	ApplicationContextRunner application() {
		return MonitoredContext.withoutAop(Shop.class)
			.withPropertyValues(
					"monitored.operation.pointcuts[0].expression=execution(* dev.monitored.unloading..*(..))",
					"spring.aop.auto=false");
	}

	void exercise(ApplicationContext context) {
		Till till = context.getBean(Till.class);
		assertThat(till.pay()).isEqualTo("paid");
		try (SubmissionPublisher<String> receipts = till.receipts()) {
			assertThat(receipts.hasSubscribers()).isFalse();
		}
	}

	/**
	 * A till.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Till till() {
			return new Till();
		}

	}

	/**
	 * What is measured.
	 */
	static class Till {

		String pay() {
			return "paid";
		}

		SubmissionPublisher<String> receipts() {
			return new SubmissionPublisher<>(Runnable::run, 1);
		}

	}

}
