package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the proxies that measure, and for their place among other proxies.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationProxyTests {

	@ParameterizedTest
	@CsvSource({ "true, true", "true, false", "false, true", "false, false" })
	void measuresWhateverTheSettingsOfAop(boolean auto, boolean proxyTargetClass) {
		MonitoredContext.runner(OrderService.class)
			.withPropertyValues("spring.aop.auto=" + auto, "spring.aop.proxy-target-class=" + proxyTargetClass)
			.run((context) -> {
				Orders orders = context.getBean(Orders.class);
				orders.place();
				assertThat(AopUtils.isCglibProxy(orders)).isEqualTo(proxyTargetClass);
				assertThat(Scrape.of(context).calls("OrderService.place", "success")).isEqualTo(1);
			});
	}

	@Test
	void keepsEachBeanItsType() {
		MonitoredContext.runner(OrderService.class)
			.run((context) -> assertThat(context.getBean(OrderService.class)).isInstanceOf(Orders.class));
	}

	@Test
	void tellsImplementationsOfOneInterfaceApart() {
		MonitoredContext.runner(OrderService.class, OtherService.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> {
				context.getBeansOfType(Orders.class).values().forEach(Orders::place);
				assertThat(Scrape.of(context).calls("OrderService.place", "success")).isEqualTo(1);
				assertThat(Scrape.of(context).calls("OtherService.place", "success")).isEqualTo(1);
			});
	}

	@Test
	void countsAFailedCommitByDefault() {
		MonitoredContext.runner(TransactionalService.class, FailingCommits.class).run((context) -> {
			TransactionalService service = context.getBean(TransactionalService.class);
			assertThatExceptionOfType(TransactionSystemException.class).isThrownBy(service::place);
			assertThat(Scrape.of(context).calls("TransactionalService.place", "error")).isEqualTo(1);
		});
	}

	@Test
	void canBeOrderedInsideTransactions() {
		MonitoredContext.runner(TransactionalService.class, FailingCommits.class)
			.withPropertyValues("monitored.operation.order=" + Integer.MAX_VALUE)
			.run((context) -> {
				TransactionalService service = context.getBean(TransactionalService.class);
				assertThatExceptionOfType(TransactionSystemException.class).isThrownBy(service::place);
				assertThat(Scrape.of(context).calls("TransactionalService.place", "success")).isEqualTo(1);
			});
	}

	@Test
	void countsEachAttemptOfARetry() {
		MonitoredContext.runner(RetriedService.class, Resilience.class).run((context) -> {
			context.getBean(RetriedService.class).flaky();
			assertThat(Scrape.of(context).calls("RetriedService.flaky", "error")).isEqualTo(2);
			assertThat(Scrape.of(context).calls("RetriedService.flaky", "success")).isEqualTo(1);
		});
	}

	@Test
	void measuresTheWorkOfAnAsyncMethodAndNotItsQueueing() {
		MonitoredContext.runner(AsyncService.class, Asynchronous.class).run((context) -> {
			CompletableFuture<String> future = context.getBean(AsyncService.class).work();
			assertThat(future.join()).isNotEqualTo(Thread.currentThread().getName());
			assertThat(Scrape.of(context).calls("AsyncService.work", "success")).isEqualTo(1);
		});
	}

	@Test
	void createsNothingTooEarly(CapturedOutput output) {
		MonitoredContext
			.runner(OrderService.class, AsyncService.class, Asynchronous.class, TransactionalService.class,
					FailingCommits.class)
			.withPropertyValues("monitored.operation.tag-keys=team")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("is not eligible for getting processed by all BeanPostProcessors");
	}

	/**
	 * What is measured through its interface.
	 */
	interface Orders {

		void place();

	}

	public static class OrderService implements Orders {

		@Override
		@Monitored
		public void place() {
		}

	}

	public static class OtherService implements Orders {

		@Override
		@Monitored
		public void place() {
		}

	}

	static class TransactionalService {

		@Monitored
		@Transactional
		void place() {
		}

	}

	static class RetriedService {

		private final AtomicInteger attempts = new AtomicInteger();

		@Monitored
		@Retryable(maxRetries = 3, delay = 1)
		void flaky() {
			if (this.attempts.incrementAndGet() < 3) {
				throw new IllegalStateException();
			}
		}

	}

	static class AsyncService {

		@Async
		@Monitored
		CompletableFuture<String> work() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class Asynchronous {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableResilientMethods(proxyTargetClass = true)
	static class Resilience {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class FailingCommits {

		@Bean
		PlatformTransactionManager transactionManager() {
			return new AbstractPlatformTransactionManager() {

				@Override
				protected Object doGetTransaction() {
					return List.of();
				}

				@Override
				protected void doBegin(Object transaction, TransactionDefinition definition) {
				}

				@Override
				protected void doCommit(DefaultTransactionStatus status) {
					throw new TransactionSystemException("The commit fails, as the test wants");
				}

				@Override
				protected void doRollback(DefaultTransactionStatus status) {
				}

			};
		}

	}

}
