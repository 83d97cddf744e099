package dev.monitored.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a future which is recorded behaves as the future that the operation
 * returned, and that nothing its caller does afterwards is charged to the call.
 */
class RecordedFutureTests {

	private static final RuntimeException FAILURE = new IllegalStateException("failed");

	static Stream<Arguments> completions() {
		return Stream.of(completion("complete", "success", (future) -> future.complete("value")),
				completion("completeExceptionally", "error", (future) -> future.completeExceptionally(FAILURE)),
				completion("cancel", "cancelled", (future) -> future.cancel(true)),
				completion("obtrudeValue", "success", (future) -> future.obtrudeValue("value")),
				completion("obtrudeException", "error", (future) -> future.obtrudeException(FAILURE)),
				completion("completeAsync", "success", (future) -> future.completeAsync(() -> "value")),
				completion("completeAsync by an executor", "success",
						(future) -> future.completeAsync(() -> "value", Runnable::run)),
				completion("orTimeout", "error", (future) -> future.orTimeout(1, TimeUnit.MILLISECONDS)),
				completion("completeOnTimeout", "success",
						(future) -> future.completeOnTimeout("value", 1, TimeUnit.MILLISECONDS)),
				completion("twice", "success", (future) -> {
					future.complete("value");
					future.complete("other");
					future.cancel(true);
				}));
	}

	private static Arguments completion(String name, String status, Consumer<CompletableFuture<String>> completion) {
		return Arguments.of(Named.of(name, completion), status);
	}

	@ParameterizedTest
	@MethodSource("completions")
	void isRecordedBeforeTheCallerGoesOn(Consumer<CompletableFuture<String>> completion, String status) {
		run((context, service) -> {
			List<Double> counted = new ArrayList<>();
			CompletableFuture<String> later = service.later();
			CompletableFuture<Void> caller = later.handle((value, failure) -> {
				counted.add(Scrape.of(context).calls("Service.later", status));
				return null;
			});
			completion.accept(service.original());
			caller.join();
			assertThat(counted).containsExactly(1.0);
		});
	}

	@ParameterizedTest
	@MethodSource("completions")
	void followsItsOriginal(Consumer<CompletableFuture<String>> completion, String status) {
		run((context, service) -> {
			CompletableFuture<String> later = service.later();
			completion.accept(service.original());
			assertThat(stateOf(later)).isEqualTo(stateOf(completed(completion))).isEqualTo(stateOf(service.original()));
			assertThat(Scrape.of(context).calls("Service.later", status)).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@MethodSource("completions")
	void completesItsOriginal(Consumer<CompletableFuture<String>> completion, String status) {
		run((context, service) -> {
			CompletableFuture<String> later = service.later();
			completion.accept(later);
			assertThat(stateOf(service.original())).isEqualTo(stateOf(completed(completion))).isEqualTo(stateOf(later));
			assertThat(Scrape.of(context).calls("Service.later", status)).isEqualTo(1);
		});
	}

	@Test
	void returnsItselfWhereAFutureDoes() {
		run((context, service) -> {
			CompletableFuture<String> later = service.later();
			assertThat(later.orTimeout(1, TimeUnit.HOURS)).isSameAs(later);
			assertThat(later.completeOnTimeout("late", 1, TimeUnit.HOURS)).isSameAs(later);
			assertThat(later.completeAsync(() -> "value")).isSameAs(later);
			assertThat(later.toCompletableFuture()).isSameAs(later);
		});
	}

	@Test
	void attachesFuturesThatAreNotRecorded() {
		run((context, service) -> {
			CompletableFuture<String> later = service.later();
			assertThat(Stream.of(later.thenApply(String::trim), later.copy(), later.newIncompleteFuture()))
				.allSatisfy((future) -> assertThat(future.getClass()).isEqualTo(CompletableFuture.class));
		});
	}

	@Test
	void completesOnceForAllThatHaveIt() {
		run((context, service) -> {
			CompletableFuture<String> later = service.later();
			assertThat(later.complete("value")).isTrue();
			assertThat(later.complete("other")).isFalse();
			assertThat(service.original().complete("other")).isFalse();
			assertThat(later.cancel(true)).isFalse();
			assertThat(later).isCompletedWithValue("value");
		});
	}

	@Test
	void isDoneForTheCallbackOfAnotherCaller() {
		run((context, service) -> {
			CompletableFuture<String> first = service.later();
			CompletableFuture<String> second = service.later();
			List<Object> seen = new ArrayList<>();
			second.thenRun(() -> seen.addAll(List.of(first.isDone(), first.getNow("absent"), first.join())));
			first.thenRun(() -> seen.addAll(List.of(second.isDone(), second.getNow("absent"), second.join())));
			service.original().complete("value");
			assertThat(seen).containsExactly(true, "value", "value", true, "value", "value");
			assertThat(Scrape.of(context).calls("Service.later", "success")).isEqualTo(2);
		});
	}

	@Test
	void isDoneForWhatTheCallbackOfAnotherCallerDerives() {
		run((context, service) -> {
			CompletableFuture<String> first = service.later();
			CompletableFuture<String> second = service.later();
			List<Object> seen = new ArrayList<>();
			second.thenRun(() -> {
				seen.add(first.thenApply(String::length).getNow(0));
				seen.add(CompletableFuture.completedFuture("a ").thenCombine(first, String::concat).getNow("absent"));
				seen.add(CompletableFuture.completedFuture(1).thenCompose((one) -> first).getNow("absent"));
				seen.add(first.copy().getNow("absent"));
			});
			service.original().complete("value");
			assertThat(seen).containsExactly(5, "a value", "value", "value");
		});
	}

	@Test
	void recordsAnOperationThatReturnsTheFutureOfAnother() {
		run((context, service) -> {
			CompletableFuture<String> later = context.getBean(Caller.class).later();
			List<Double> counted = new ArrayList<>();
			later.thenRun(() -> counted.add(Scrape.of(context).calls("Caller.later", "success")));
			later.thenRun(() -> counted.add(Scrape.of(context).calls("Service.later", "success")));
			later.complete("value");
			assertThat(counted).containsExactly(1.0, 1.0);
			assertThat(service.original()).isCompletedWithValue("value");
		});
	}

	private static CompletableFuture<String> completed(Consumer<CompletableFuture<String>> completion) {
		CompletableFuture<String> future = new CompletableFuture<>();
		completion.accept(future);
		return future;
	}

	private static List<Object> stateOf(CompletableFuture<String> future) {
		List<Object> seen = new ArrayList<>();
		future.handle((value, failure) -> seen.add(value + " " + failure)).join();
		seen.add(failureOf(future::join));
		seen.add(failureOf(future::get));
		seen.add(failureOf(future.thenApply(String::trim)::join));
		return Stream
			.concat(Stream.of(future.isDone(), future.isCancelled(), future.isCompletedExceptionally()), seen.stream())
			.toList();
	}

	private static String failureOf(Callable<String> result) {
		try {
			return result.call();
		}
		catch (CompletionException | ExecutionException | CancellationException ex) {
			return ex.getClass() + " of " + ex.getCause();
		}
		catch (Exception ex) {
			return ex.getClass().toString();
		}
	}

	private static void run(Scenario scenario) {
		MonitoredContext.runner(Service.class, Caller.class)
			.run((context) -> scenario.play(context, context.getBean(Service.class)));
	}

	/**
	 * What happens in a test.
	 */
	private interface Scenario {

		void play(ApplicationContext context, Service service) throws Exception;

	}

	@Monitored
	public static class Service {

		private final CompletableFuture<String> original = new CompletableFuture<>();

		CompletableFuture<String> original() {
			return this.original;
		}

		public CompletableFuture<String> later() {
			return this.original;
		}

	}

	@Monitored
	public static class Caller {

		private final Service service;

		Caller(Service service) {
			this.service = service;
		}

		public CompletableFuture<String> later() {
			return this.service.later();
		}

	}

}
