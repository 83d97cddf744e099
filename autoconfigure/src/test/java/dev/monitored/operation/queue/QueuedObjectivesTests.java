package dev.monitored.operation.queue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.Operations;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for objectives that include the time that calls wait in a queue.
 */
class QueuedObjectivesTests {

	private static final String[] SLOS = { "waiting", "working" };

	private final ApplicationContextRunner unmeasured = MonitoredContext.runner(Asynchronous.class, Jobs.class)
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
		.withPropertyValues("spring.task.execution.pool.core-size=1");

	private final ApplicationContextRunner application = with(
			this.unmeasured.withPropertyValues("monitored.operation.queue.enabled=true"), "Jobs.*");

	@ParameterizedTest
	@ValueSource(strings = { "now", "later", "elsewhere" })
	void countsTheTimeInTheQueueWhereAnSloIncludesIt(String job) {
		this.application.run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			waitTenMinutes(context, () -> call(jobs, job));
			assertThat(bad(context, "waiting", "latency_p95")).isEqualTo(1);
			assertThat(bad(context, "working", "latency_p95")).isZero();
			assertThat(bad(context, "waiting", "availability")).isZero();
			for (String slo : SLOS) {
				assertThat(events(context, slo, "latency_p95")).isEqualTo(1);
				assertThat(events(context, slo, "availability")).isEqualTo(1);
			}
			assertThat(Scrape.of(context).calls("Jobs." + job, "success")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("operation_duration_seconds_sum", "operation", "Jobs." + job, "status", "success"))
				.as("the timer is of the work alone")
				.isLessThan(600);
		});
	}

	@Test
	void leavesTheWaitToTheFirstCallThatIsNotExcluded() {
		with(this.unmeasured.withPropertyValues("monitored.operation.queue.enabled=true"), "direct").run((context) -> {
			Operations operations = context.getBean(Operations.class);
			waitTenMinutes(context, () -> CompletableFuture.supplyAsync(() -> {
				operations.excluded(() -> operations.record("direct", () -> {
				}));
				return operations.record("direct", () -> "done");
			}, context.getBean(TaskExecutor.class)));
			assertThat(events(context, "waiting", "latency_p95")).isEqualTo(1);
			assertThat(bad(context, "waiting", "latency_p95")).isEqualTo(1);
			assertThat(bad(context, "working", "latency_p95")).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "later", "elsewhere" })
	void putsItDownToTheQueue(String job) {
		this.application.run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			waitTenMinutes(context, () -> call(jobs, job));
			assertThat(Scrape.of(context)
				.value("slo_bad_events_by_cause_total", "slo", "waiting", "sli", "latency_p95", "cause", "queue"))
				.isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("slo_call_seconds_by_cause_total", "slo", "waiting", "result", "bad", "cause", "queue"))
				.isGreaterThanOrEqualTo(600);
		});
	}

	@Test
	void countsFailuresAsBefore() {
		this.application.run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			waitTenMinutes(context, () -> jobs.fail().exceptionally((failure) -> null));
			for (String slo : SLOS) {
				assertThat(bad(context, slo, "availability")).isEqualTo(1);
				assertThat(bad(context, slo, "latency_p95")).isZero();
			}
			assertThat(Scrape.of(context)
				.find("slo_bad_events_by_cause_total", "slo", "waiting", "sli", "availability", "cause", "queue"))
				.isEmpty();
		});
	}

	@Test
	void putsATimeoutOfTheCallDownToTheCall() {
		this.application.run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			waitTenMinutes(context, () -> jobs.runOut().exceptionally((failure) -> null));
			assertThat(bad(context, "waiting", "availability")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.find("slo_bad_events_by_cause_total", "slo", "waiting", "sli", "availability", "cause", "queue"))
				.isEmpty();
		});
	}

	@Test
	void isRefusedWhereNoObjectiveIsAboutTime() {
		this.application
			.withPropertyValues("monitored.slo.definitions.up.signal=operation",
					"monitored.slo.definitions.up.availability=99%", "monitored.slo.definitions.up.include-queue=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(
						"monitored.slo.definitions.up.include-queue = 'true': no objective of the SLO is about time. "
								+ "Write a latency too, for example latency: p95 < 1s, or remove it."));
	}

	@Test
	void countsCallsThatDidNotWaitByTheirTimeAlone() {
		with(this.unmeasured.withPropertyValues("monitored.operation.queue.enabled=true"), "direct").run((context) -> {
			context.getBean(Operations.class).record("direct", () -> LeapingTime.pass(Duration.ofMinutes(2)));
			context.getBean(Operations.class).record("direct", () -> {
			});
			for (String slo : SLOS) {
				assertThat(events(context, slo, "latency_p95")).isEqualTo(2);
				assertThat(bad(context, slo, "latency_p95")).isEqualTo(1);
			}
		});
	}

	@Test
	void isSaidOfASingleOperation() {
		this.application
			.withPropertyValues("monitored.operation.overrides[0].name=Jobs.now",
					"monitored.operation.overrides[0].latency=p95 < 1m",
					"monitored.operation.overrides[0].include-queue=true")
			.run((context) -> {
				Jobs jobs = context.getBean(Jobs.class);
				waitTenMinutes(context, () -> jobs.now());
				assertThat(bad(context, "Jobs.now", "latency_p95")).isEqualTo(1);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", value = {
			"monitored.slo.definitions.waiting.include-queue -> monitored.slo.definitions.waiting.include-queue",
			"monitored.operation.overrides[0].include-queue -> monitored.operation.overrides[0].include-queue" })
	void isRefusedWhereQueuesAreNotMeasured(String written, String refused) {
		this.unmeasured
			.withPropertyValues(written + "=true", "monitored.operation.overrides[0].name=Jobs.now",
					"monitored.operation.overrides[0].latency=p95 < 1m",
					"monitored.slo.definitions.waiting.signal=operation",
					"monitored.slo.definitions.waiting.latency=p95 < 1m")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage(refused + " = 'true': the time in the queues of executors is not measured. "
						+ "Write monitored.operation.queue.enabled: true too, or remove it."));
	}

	@Test
	void isNotRefusedForAnOperationOfTheParentContext() {
		this.unmeasured.withPropertyValues("monitored.operation.queue.enabled=true",
				"monitored.operation.overrides[0].name=Jobs.now", "monitored.operation.overrides[0].latency=p95 < 1m",
				"monitored.operation.overrides[0].include-queue=true")
			.run((parent) -> MonitoredContext.runner()
				.withParent(parent)
				.withPropertyValues("monitored.operation.queue.enabled=false",
						"monitored.operation.overrides[0].include-queue=false")
				.run((child) -> {
					assertThat(child).hasNotFailed();
					assertThat(child.getBean(OperationCatalog.class))
						.isNotSameAs(parent.getBean(OperationCatalog.class));
				}));
	}

	@Test
	void isRefusedOfCallsThatWaitInNoQueue() {
		this.application.withPropertyValues("monitored.slo.definitions.api.signal=http-server",
				"monitored.slo.definitions.api.latency=p95 < 1s", "monitored.slo.definitions.api.include-queue=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("monitored.slo.definitions.api.include-queue = 'true': http-server calls have no queue."
						+ " Remove it, or write signal: operation."));
	}

	// Adds two SLOs over the same operations, of which one includes the queue.
	private static ApplicationContextRunner with(ApplicationContextRunner application, String operation) {
		ApplicationContextRunner defined = application;
		for (String slo : SLOS) {
			String definition = "monitored.slo.definitions." + slo;
			defined = defined.withPropertyValues(definition + ".signal=operation",
					definition + ".match.operation=" + operation, definition + ".latency=p95 < 1m",
					definition + ".availability=99%", definition + ".include-queue=" + slo.equals("waiting"));
		}
		return defined;
	}

	private static CompletableFuture<String> call(Jobs jobs, String job) {
		return switch (job) {
			case "now" -> jobs.now();
			case "later" -> jobs.later();
			default -> jobs.elsewhere();
		};
	}

	private static void waitTenMinutes(ApplicationContext context, Supplier<CompletableFuture<String>> job) {
		CountDownLatch free = new CountDownLatch(1);
		context.getBean(TaskExecutor.class).execute(() -> QueuedOperationTests.awaitFree(free));
		CompletableFuture<String> work = job.get();
		LeapingTime.pass(Duration.ofMinutes(10));
		free.countDown();
		work.join();
	}

	private static double events(ApplicationContext context, String slo, String sli) {
		return Scrape.of(context).value("slo_events_total", "slo", slo, "sli", sli);
	}

	private static double bad(ApplicationContext context, String slo, String sli) {
		return Scrape.of(context).value("slo_bad_events_total", "slo", slo, "sli", sli);
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
		public CompletableFuture<String> now() {
			return CompletableFuture.completedFuture("done");
		}

		@Async
		@Monitored
		public CompletableFuture<String> later() {
			return new CompletableFuture<String>().completeOnTimeout("done", 5, TimeUnit.MILLISECONDS);
		}

		@Async
		@Monitored
		public CompletableFuture<String> elsewhere() {
			return CompletableFuture.supplyAsync(() -> "done");
		}

		@Async
		@Monitored
		public CompletableFuture<String> runOut() {
			throw new IllegalStateException(new TimeoutException("no answer"));
		}

		@Async
		@Monitored
		public CompletableFuture<String> fail() {
			throw new IllegalStateException("no");
		}

	}

}
