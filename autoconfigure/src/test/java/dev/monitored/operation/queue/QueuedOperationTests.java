package dev.monitored.operation.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import dev.monitored.BrokenRegistries;
import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for operations that wait in the queue of an executor.
 */
class QueuedOperationTests {

	private final ApplicationContextRunner unmeasured = MonitoredContext.runner(Asynchronous.class, Jobs.class)
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
		.withPropertyValues("spring.task.execution.pool.core-size=1");

	private final ApplicationContextRunner application = this.unmeasured
		.withPropertyValues("monitored.operation.queue.enabled=true");

	@Test
	void recordsHowLongAnAsynchronousOperationWaited() {
		this.application.run((context) -> {
			waitTenMinutes(context, "applicationTaskExecutor");
			assertThat(count(context, "Jobs.work")).isEqualTo(1);
			assertThat(seconds(context, "Jobs.work")).isGreaterThanOrEqualTo(600);
		});
	}

	@Test
	void recordsItForTheFirstOperationOfATaskAlone() {
		this.application.run((context) -> {
			Operations operations = context.getBean(Operations.class);
			run(context, () -> {
				operations.record("first", () -> operations.record("inner", () -> {
				}));
				operations.record("second", () -> {
				});
			});
			assertThat(count(context, "first")).isEqualTo(1);
			assertThat(Scrape.of(context).values("operation_queue_seconds_count", "operation")).containsOnly("first");
		});
	}

	@Test
	void recordsNothingOfOperationsThatWereNotQueued() {
		this.application.run((context) -> {
			run(context, () -> {
			});
			context.getBean(Operations.class).record("direct", () -> {
			});
			run(context, () -> {
			});
			assertThat(Scrape.of(context).has("operation_queue_seconds_count")).isFalse();
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void recordsWhatVirtualThreadsRun() {
		this.application.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			assertThat(context.getBean("applicationTaskExecutor")).isExactlyInstanceOf(SimpleAsyncTaskExecutor.class);
			context.getBean(Jobs.class).work().join();
			assertThat(count(context, "Jobs.work")).isEqualTo(1);
		});
	}

	@Test
	void letsTheDecoratorOfTheApplicationDoItsWork() {
		this.application.withUserConfiguration(Decorated.class).run((context) -> {
			context.getBean(Jobs.class).work().join();
			assertThat(count(context, "Jobs.work")).isEqualTo(1);
			assertThat(context.getBean(Decorated.class).decorated).isTrue();
			assertThat(context).hasSingleBean(TaskDecorator.class);
		});
	}

	@Test
	void recordsExecutorsThatTheApplicationCreates() {
		this.application.withUserConfiguration(OwnExecutor.class).run((context) -> {
			waitTenMinutes(context, "own");
			assertThat(seconds(context, "Jobs.work")).isGreaterThanOrEqualTo(600);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnRejection.class, OwnClass.class })
	void leavesExecutorsAloneThatMayExpectTheirTasks(Class<?> configuration) {
		this.application.withUserConfiguration(configuration).run((context) -> {
			context.getBean(Jobs.class).work().join();
			assertThat(Scrape.of(context).calls("Jobs.work", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).has("operation_queue_seconds_count")).isFalse();
		});
	}

	@Test
	void recordsHowLatePlannedOperationsAreIfThatIsWanted() {
		ApplicationContextRunner planning = this.application.withUserConfiguration(Planned.class)
			.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class));
		planning.withPropertyValues("monitored.operation.queue.schedulers=true").run((context) -> {
			Patience.await().until(() -> count(context, "Clock.tick") >= 3);
			assertThat(seconds(context, "Clock.tick")).isPositive();
		});
		planning.run((context) -> {
			Patience.await().until(() -> Scrape.of(context).calls("Clock.tick", "success") >= 3);
			assertThat(Scrape.of(context).has("operation_queue_seconds_count")).isFalse();
		});
	}

	@Test
	void leavesExecutorsAloneByDefault() {
		this.unmeasured.withUserConfiguration(OwnExecutor.class).run((context) -> {
			context.getBean(Jobs.class).work().join();
			assertThat(context).doesNotHaveBean(QueuePostProcessor.class);
			assertThat(context.getBean("own")).extracting("taskDecorator").isNull();
			assertThat(Scrape.of(context).has("operation_queue_seconds_count")).isFalse();
		});
	}

	@Test
	void isOffWhereOperationsAre() {
		this.application.withPropertyValues("monitored.operation.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(QueuePostProcessor.class));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void harmsNoTaskWhereTheRegistryThrows(CapturedOutput output) {
		this.application.withUserConfiguration(BrokenRegistries.RefusingMeters.class)
			.run((context) -> assertThat(context.getBean(Jobs.class).work().join()).isEqualTo("done"));
		assertThat(output).contains("WARN", "could not be registered and will be tried again");
	}

	// Submits an operation to an executor whose only thread is busy for ten minutes
	private static void waitTenMinutes(ApplicationContext context, String executor) {
		CountDownLatch free = new CountDownLatch(1);
		context.getBean(executor, TaskExecutor.class).execute(() -> awaitFree(free));
		CompletableFuture<String> work = context.getBean(Jobs.class).work();
		LeapingTime.pass(Duration.ofMinutes(10));
		free.countDown();
		assertThat(work.join()).isEqualTo("done");
	}

	static void awaitFree(CountDownLatch free) {
		try {
			Patience.await(free);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void run(ApplicationContext context, Runnable task) {
		CompletableFuture.runAsync(task, context.getBean(TaskExecutor.class)).join();
	}

	private static double count(ApplicationContext context, String operation) {
		return Scrape.of(context)
			.find("operation_queue_seconds_count", "operation", operation)
			.stream()
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	private static double seconds(ApplicationContext context, String operation) {
		return Scrape.of(context).value("operation_queue_seconds_sum", "operation", operation);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class Asynchronous {

	}

	/**
	 * Works in another thread.
	 */
	public static class Jobs {

		@Async
		@Monitored
		public CompletableFuture<String> work() {
			return CompletableFuture.completedFuture("done");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated {

		private volatile boolean decorated;

		@Bean
		TaskDecorator taskDecorator() {
			return (task) -> () -> {
				this.decorated = true;
				task.run();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		@Bean
		ThreadPoolTaskExecutor own() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(1);
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRejection {

		@Bean
		ThreadPoolTaskExecutor own() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setRejectedExecutionHandler((task, pool) -> {
			});
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClass {

		@Bean
		ThreadPoolTaskExecutor own() {
			return new ThreadPoolTaskExecutor() {

				@Override
				public void execute(Runnable task) {
					super.execute(task);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Planned {

		@Bean
		Clock clock() {
			return new Clock();
		}

	}

	/**
	 * Ticks.
	 */
	public static class Clock {

		@Scheduled(fixedDelay = 5)
		@Monitored
		public void tick() {
		}

	}

}
