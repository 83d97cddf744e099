package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.SmallStack;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for calls that end where the stack of their thread is used up.
 */
class StackOverflowTests {

	private static final int CALLS = 1_000;

	static Stream<Way> ways() {
		return Stream.of(new Way("Endless.plain", true, (bean) -> bean.plain(0)),
				new Way("Endless.labelled", true, (bean) -> bean.labelled("eu", 0)),
				new Way("Endless.leaf", true, (bean) -> bean.branch(0)), new Way("hand", true, (bean) -> bean.hand(0)),
				new Way("started", false, (bean) -> bean.started(0)));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void countsExactlyAfterTheStackHasOverflown(Way way) {
		MonitoredContext.runner(Endless.class)
			.withPropertyValues("monitored.operation.tag-keys=region")
			.run((context) -> {
				Endless bean = context.getBean(Endless.class);
				SmallStack.overflow(() -> way.call().accept(bean));
				double remaining = activeCalls(context, way);
				if (way.endsByItself()) {
					assertThat(remaining).isZero();
				}
				assertCountsExactly(context, way, bean);
				assertThat(activeCalls(context, way)).isEqualTo(remaining);
			});
	}

	private static void assertCountsExactly(ApplicationContext context, Way way, Endless bean) {
		double timed = timed(context, way);
		double failed = failed(context, way, "AssertionError");
		double overflown = failed(context, way, "StackOverflowError");
		for (Error failure : List.of(new AssertionError(), new StackOverflowError())) {
			bean.fail(failure);
			IntStream.range(0, CALLS)
				.forEach((number) -> assertThatExceptionOfType(failure.getClass())
					.isThrownBy(() -> way.call().accept(bean)));
		}
		assertThat(timed(context, way) - timed).isEqualTo(2 * CALLS);
		assertThat(failed(context, way, "AssertionError") - failed).isEqualTo(CALLS);
		assertThat(failed(context, way, "StackOverflowError") - overflown).isEqualTo(CALLS);
	}

	private static double timed(ApplicationContext context, Way way) {
		return sum(context, "operation_duration_seconds_count", "operation", way.operation(), "status", "error");
	}

	private static double failed(ApplicationContext context, Way way, String error) {
		return sum(context, "operation_errors_total", "operation", way.operation(), "error", error);
	}

	private static double activeCalls(ApplicationContext context, Way way) {
		return Scrape.of(context).value("operation_active", "operation", way.operation());
	}

	private static double sum(ApplicationContext context, String name, String... labels) {
		return Scrape.of(context).find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	/**
	 * How an operation is called.
	 *
	 * @param operation the name of the operation
	 * @param endsByItself whether no code of the application has to end it, whose call of
	 * {@code close()} can overflow before it begins
	 * @param call calls it
	 */
	record Way(String operation, boolean endsByItself, Consumer<Endless> call) {

		@Override
		public String toString() {
			return this.operation;
		}

	}

	/**
	 * A bean whose calls make others until the stack is used up, or fail.
	 */
	@Monitored
	public static class Endless {

		private final ObjectProvider<Endless> proxy;

		private final ObjectProvider<Operations> operations;

		private final AtomicReference<@Nullable Error> failure = new AtomicReference<>();

		Endless(ObjectProvider<Endless> proxy, ObjectProvider<Operations> operations) {
			this.proxy = proxy;
			this.operations = operations;
		}

		public int plain(int depth) {
			failOnce();
			return this.proxy.getObject().plain(depth + 1) + 1;
		}

		public int labelled(@MeterTag("region") String region, int depth) {
			failOnce();
			return this.proxy.getObject().labelled("region" + depth % 3, depth + 1) + 1;
		}

		public int leaf() {
			failOnce();
			return 0;
		}

		// Calls the leaf for the first time where the stack is nearly used up
		public int branch(int depth) {
			Error once = this.failure.get();
			return (once != null) ? this.proxy.getObject().leaf()
					: this.proxy.getObject().branch(depth + 1) + this.proxy.getObject().leaf();
		}

		public int hand(int depth) {
			return this.operations.getObject().record("hand", () -> {
				failOnce();
				return hand(depth + 1) + 1;
			});
		}

		public int started(int depth) {
			try (OperationCall call = this.operations.getObject().start("started")) {
				try {
					failOnce();
					return started(depth + 1) + 1;
				}
				catch (Throwable ex) {
					call.error(ex);
					throw ex;
				}
			}
		}

		void fail(@Nullable Error once) {
			this.failure.set(once);
		}

		private void failOnce() {
			Error once = this.failure.get();
			if (once != null) {
				throw once;
			}
		}

	}

}
