package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.OutcomeClassifier;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for operations that return a {@link CompletionStage} or a {@link Future}.
 */
class AsynchronousResultTests {

	@Test
	void endsTheCallWhenTheFutureCompletes() {
		run((context, service) -> {
			CompletableFuture<String> future = service.later();
			assertThat(active(context, "Service.later")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.later", "success")).isZero();
			future.complete("done");
			assertThat(active(context, "Service.later")).isZero();
			assertThat(Scrape.of(context).calls("Service.later", "success")).isEqualTo(1);
		});
	}

	@Test
	void handsOutTheVeryFutureOfASubclassAndOneThatIsDone() {
		run((context, service) -> {
			CompletableFuture<String> subclass = new CompletableFuture<>() {
			};
			assertThat(service.given(subclass)).isSameAs(subclass);
			service.future().complete("done");
			assertThat(service.later()).isSameAs(service.future());
		});
	}

	@Test
	void countsAFailedFutureAsErrorByItsCause() {
		run((context, service) -> {
			CompletableFuture<String> dependent = service.dependent();
			service.future().completeExceptionally(new IllegalStateException());
			assertThat(dependent).isCompletedExceptionally();
			assertThat(Scrape.of(context).calls("Service.dependent", "error")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("operation_errors_total", "operation", "Service.dependent", "error", "IllegalStateException"))
				.isEqualTo(1);
		});
	}

	@Test
	void countsACancelledFutureAsCancelled() {
		run((context, service) -> {
			assertThat(Scrape.of(context).calls("Service.later", "cancelled")).isZero();
			service.later().cancel(true);
			assertThat(service.future()).isCancelled();
			assertThat(Scrape.of(context).calls("Service.later", "cancelled")).isEqualTo(1);
			assertThat(active(context, "Service.later")).isZero();
		});
	}

	@Test
	void countsWhatIsCompletedAlready() {
		run((context, service) -> {
			service.completed();
			service.failed();
			assertThat(Scrape.of(context).calls("Service.completed", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.failed", "error")).isEqualTo(1);
		});
	}

	@Test
	void judgesAnObjectByItsValue() {
		run((context, service) -> {
			service.object();
			assertThat(active(context, "Service.object")).isEqualTo(1);
			service.future().complete("done");
			assertThat(active(context, "Service.object")).isZero();
			assertThat(Scrape.of(context).calls("Service.object", "success")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.object", "cancelled")).isZero();
		});
	}

	@Test
	void timesAPlainFutureUntilItIsReturned() {
		run((context, service) -> {
			Future<String> future = service.plainFuture();
			assertThat(future).isNotDone();
			assertThat(Scrape.of(context).calls("Service.plainFuture", "success")).isEqualTo(1);
		});
	}

	@Test
	void countsAnExceptionThatIsThrownInsteadOfAFuture() {
		run((context, service) -> {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(service::throwing);
			assertThat(Scrape.of(context).calls("Service.throwing", "error")).isEqualTo(1);
			assertThat(active(context, "Service.throwing")).isZero();
		});
	}

	@Test
	void returnsNullWhereTheMethodDoes() {
		run((context, service) -> {
			assertThat(service.nothing()).isNull();
			assertThat(Scrape.of(context).calls("Service.nothing", "success")).isEqualTo(1);
		});
	}

	@Test
	void asksClassifiersAboutTheValueOfTheFuture() {
		MonitoredContext.runner(Service.class, Classifier.class).run((context) -> {
			Service service = context.getBean(Service.class);
			service.later();
			service.future().complete("declined");
			service.completed();
			assertThat(Scrape.of(context).calls("Service.later", "error")).isEqualTo(1);
			assertThat(Scrape.of(context).calls("Service.completed", "success")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("operation_errors_total", "operation", "Service.later", "error", "Declined")).isEqualTo(1);
		});
	}

	@Test
	void neverLosesACallWhenCompletionAndCancellationRace() throws InterruptedException {
		int calls = 2_000;
		CountDownLatch done = new CountDownLatch(calls);
		MonitoredContext.runner(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			for (int call = 0; call < calls; call++) {
				CompletableFuture<String> own = new CompletableFuture<>();
				service.given(own);
				CompletableFuture.runAsync(() -> own.complete("done"));
				CompletableFuture.runAsync(() -> own.cancel(true));
				own.whenComplete((value, failure) -> done.countDown());
			}
			done.await();
			awaitIdle(context, "Service.given");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("Service.given", "success") + scrape.calls("Service.given", "cancelled"))
				.isEqualTo(calls);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before Java 21")
	void countsTheCallsOfVirtualThreads() {
		int calls = 10_000;
		run((context, service) -> {
			ExecutorService threads = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
				.invoke(null);
			List<Future<CompletionStage<String>>> results = IntStream.range(0, calls)
				.mapToObj((call) -> threads.submit(service::completed))
				.toList();
			for (Future<CompletionStage<String>> result : results) {
				result.get();
			}
			threads.shutdown();
			assertThat(Scrape.of(context).calls("Service.completed", "success")).isEqualTo(calls);
			assertThat(active(context, "Service.completed")).isZero();
		});
	}

	private static void awaitIdle(ApplicationContext context, String operation) {
		Patience.await("no call in flight", () -> active(context, operation) == 0);
	}

	private static double active(ApplicationContext context, String operation) {
		return Scrape.of(context).value("operation_active", "operation", operation);
	}

	private static void run(Scenario scenario) {
		MonitoredContext.runner(Service.class).run((context) -> scenario.play(context, context.getBean(Service.class)));
	}

	/**
	 * What happens in a test.
	 */
	private interface Scenario {

		void play(ApplicationContext context, Service service) throws Exception;

	}

	@Monitored
	public static class Service {

		private final CompletableFuture<String> future = new CompletableFuture<>();

		CompletableFuture<String> future() {
			return this.future;
		}

		public CompletableFuture<String> later() {
			return this.future;
		}

		public CompletableFuture<String> dependent() {
			return this.future.thenApply(String::trim);
		}

		public CompletionStage<String> completed() {
			return CompletableFuture.completedStage("done");
		}

		public CompletableFuture<String> failed() {
			return CompletableFuture.failedFuture(new IllegalStateException());
		}

		public Object object() {
			return this.future;
		}

		public Future<String> plainFuture() {
			return new FutureTask<>(() -> "never run");
		}

		public CompletableFuture<String> throwing() {
			throw new IllegalStateException();
		}

		public @Nullable CompletableFuture<String> nothing() {
			return null;
		}

		public CompletableFuture<String> given(CompletableFuture<String> given) {
			return given;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Classifier {

		@Bean
		OutcomeClassifier declined() {
			return (value) -> "declined".equals(value) ? Outcome.error("Declined") : null;
		}

	}

}
