package dev.monitored.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micrometer.core.annotation.Counted;
import io.micrometer.core.annotation.Timed;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAspectsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.Scrape;
import dev.monitored.Scrape.Sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that each row of {@code docs/migrating.md} is so: Micrometer's aspects and the
 * operations measure the same calls.
 */
class MigrationTests {

	private static final Path PAGE = Path.of("..", "docs", "migrating.md");

	private static final Pattern SELECTOR = Pattern.compile("(\\w+)(?:\\{(.*)})?");

	private static final Map<String, Consumer<Scrape>> CHANGES = Map.ofEntries(
			Map.entry("series", MigrationTests::haveSeries), Map.entry("without a name", MigrationTests::haveNames),
			Map.entry("on a class", MigrationTests::areNamedAfterTheClass),
			Map.entry("where it stands", MigrationTests::haveNoClassAndMethod),
			Map.entry("before the first call", MigrationTests::existBeforeTheFirstCall),
			Map.entry("a failure", MigrationTests::fail), Map.entry("a cancelled future", MigrationTests::areCancelled),
			Map.entry("`extraTags`", MigrationTests::haveDeclaredLabels),
			Map.entry("buckets", MigrationTests::haveBuckets),
			Map.entry("`percentiles`", MigrationTests::haveNoPercentiles),
			Map.entry("`serviceLevelObjectives`", MigrationTests::haveNoObjectives),
			Map.entry("running calls", MigrationTests::run),
			Map.entry("`recordFailuresOnly`", MigrationTests::countSuccesses),
			Map.entry("a `Mono`", MigrationTests::endWithTheSubscription), Map.entry("spans", (scrape) -> {
				// TracingTests count spans
			}));

	@Test
	void everyRowOfWhatChangesIsChecked() throws IOException {
		assertThat(rows("## What changes")).extracting((row) -> row.get(0))
			.containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
	}

	@ParameterizedTest
	@MethodSource
	void whatChangesIsSo(String row) {
		scraped(CHANGES.get(row));
	}

	static Stream<String> whatChangesIsSo() throws IOException {
		return rows("## What changes").stream().map((row) -> row.get(0));
	}

	@ParameterizedTest
	@MethodSource
	void queriesHaveTheSameValue(String before, String after) {
		scraped((scrape) -> assertThat(sum(after, scrape)).isEqualTo(sum(before, scrape)).isPositive());
	}

	static Stream<Arguments> queriesHaveTheSameValue() throws IOException {
		return rows("## Queries").stream().map((row) -> Arguments.of(row.get(0), row.get(1)));
	}

	@Test
	void timersByHandAreMoved() throws IOException {
		assertThat(rows("## Timers by hand")).extracting((row) -> row.get(0))
			.anySatisfy((row) -> assertThat(row).contains("timer.record("))
			.anySatisfy((row) -> assertThat(row).contains("timer.recordCallable("))
			.anySatisfy((row) -> assertThat(row).contains("sample.stop(timer)"))
			.anySatisfy((row) -> assertThat(row).contains("longTaskTimer.record("));
		application().run((context) -> {
			byTimer(context.getBean(MeterRegistry.class), context.getBean(ObservationRegistry.class));
			byOperations(context.getBean(Operations.class));
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(5);
			assertThat(Scrape.of(context).value("import_seconds_count", "by", "hand")).isEqualTo(3);
		});
	}

	private static void byTimer(MeterRegistry registry, ObservationRegistry observations) throws Exception {
		Timer timer = registry.timer("import", "by", "hand");
		timer.record(() -> load());
		timer.recordCallable(MigrationTests::load);
		Timer.Sample sample = Timer.start();
		load();
		sample.stop(timer);
		Observation.createNotStarted("import.observed", observations).observe(MigrationTests::load);
		LongTaskTimer longTaskTimer = LongTaskTimer.builder("import.long").register(registry);
		longTaskTimer.record(() -> load());
	}

	@SuppressWarnings("try")
	private static void byOperations(Operations operations) throws Exception {
		operations.record("import", () -> load());
		operations.recordCallable("import", MigrationTests::load);
		try (OperationCall call = operations.start("import")) {
			load();
		}
		operations.record("import", () -> load());
		operations.record("import", () -> load());
	}

	private static String load() {
		return "loaded";
	}

	private static void haveSeries(Scrape scrape) {
		assertThat(scrape.has("orders_place_seconds_count")).isTrue();
		assertThat(scrape.has("orders_cancel_total")).isTrue();
		assertThat(scrape.has("orders_list_seconds_count")).isTrue();
		assertThat(scrape.has("orders_list_active_seconds_count")).isTrue();
		for (String operation : List.of("orders.place", "orders.cancel", "orders.list")) {
			assertThat(scrape.has("operation_duration_seconds_count", "operation", operation)).isTrue();
			assertThat(scrape.has("operation_active", "operation", operation)).isTrue();
			assertThat(scrape.has("operation_errors_total", "operation", operation)).isTrue();
		}
	}

	private static void haveNames(Scrape scrape) {
		assertThat(scrape.value("method_timed_seconds_count", "method", "unnamed")).isEqualTo(1);
		assertThat(scrape.value("method_counted_total", "method", "unnamedCounted")).isEqualTo(1);
		assertThat(scrape.value("method_observed_seconds_count", "method", "unnamedObserved")).isEqualTo(1);
		assertThat(scrape.calls("OrderService.unnamed", "success")).isEqualTo(1);
		assertThat(scrape.calls("OrderService.unnamedCounted", "success")).isEqualTo(1);
		assertThat(scrape.calls("OrderService.unnamedObserved", "success")).isEqualTo(1);
	}

	private static void areNamedAfterTheClass(Scrape scrape) {
		assertThat(scrape.value("carts_seconds_count", "method", "fill")).isEqualTo(1);
		assertThat(scrape.value("carts_seconds_count", "method", "empty")).isEqualTo(1);
		assertThat(scrape.calls("carts.fill", "success")).isEqualTo(1);
		assertThat(scrape.calls("carts.empty", "success")).isEqualTo(1);
	}

	private static void haveNoClassAndMethod(Scrape scrape) {
		for (String series : List.of("orders_place_seconds_count", "orders_cancel_total",
				"orders_list_seconds_count")) {
			assertThat(scrape.find(series)).as(series)
				.allSatisfy((sample) -> assertThat(sample.labels()).containsKeys("class", "method"));
		}
		assertThat(scrape.find("operation_duration_seconds_count"))
			.allSatisfy((sample) -> assertThat(sample.labels()).doesNotContainKeys("class", "method"));
	}

	private static void existBeforeTheFirstCall(Scrape scrape) {
		assertThat(scrape.has("orders_never_seconds_count")).isFalse();
		assertThat(scrape.calls("orders.never", "success")).isZero();
		assertThat(scrape.calls("orders.never", "error")).isZero();
	}

	private static void fail(Scrape scrape) {
		String error = "IllegalStateException";
		assertThat(scrape.value("orders_place_seconds_count", "exception", error)).isEqualTo(1);
		assertThat(scrape.value("orders_cancel_total", "result", "failure", "exception", error)).isEqualTo(1);
		assertThat(scrape.value("orders_list_seconds_count", "error", error)).isEqualTo(1);
		for (String operation : List.of("orders.place", "orders.cancel", "orders.list")) {
			assertThat(scrape.calls(operation, "error")).isEqualTo(1);
			assertThat(scrape.value("operation_errors_total", "operation", operation, "error", error)).isEqualTo(1);
		}
	}

	private static void areCancelled(Scrape scrape) {
		assertThat(scrape.value("orders_later_seconds_count", "exception", "CancellationException")).isEqualTo(1);
		assertThat(scrape.value("orders_later_counted_total", "result", "failure")).isEqualTo(1);
		assertThat(scrape.value("orders_later_observed_seconds_count", "error", "CancellationException")).isEqualTo(1);
		for (String operation : List.of("orders.later", "orders.later.counted", "orders.later.observed")) {
			assertThat(scrape.calls(operation, "cancelled")).isEqualTo(1);
			assertThat(scrape.calls(operation, "error")).isZero();
		}
	}

	private static void haveDeclaredLabels(Scrape scrape) {
		assertThat(scrape.has("orders_place_seconds_count", "kind", "gift", "team", "orders")).isTrue();
		assertThat(scrape.has("orders_cancel_total", "kind", "gift")).isTrue();
		assertThat(scrape.has("orders_list_seconds_count", "kind", "gift")).isTrue();
		for (String operation : List.of("orders.place", "orders.cancel", "orders.list")) {
			assertThat(scrape.find("operation_duration_seconds_count", "operation", operation)).allSatisfy(
					(sample) -> assertThat(sample.labels()).containsEntry("kind", "gift").doesNotContainKey("team"));
		}
	}

	private static void haveBuckets(Scrape scrape) {
		assertThat(scrape.has("orders_cancel_seconds_bucket")).isFalse();
		assertThat(scrape.has("orders_list_seconds_bucket")).isFalse();
		assertThat(scrape.has("orders_sync_seconds_bucket")).isFalse();
		assertThat(scrape.find("orders_measured_seconds_bucket")).hasSizeBetween(65, 75);
		assertThat(scrape.boundaries("orders.measured")).hasSize(11);
	}

	private static void haveNoPercentiles(Scrape scrape) {
		assertThat(scrape.has("orders_percentile_seconds", "quantile", "0.95")).isTrue();
		assertThat(scrape.find("operation_duration_seconds_count"))
			.allSatisfy((sample) -> assertThat(sample.labels()).doesNotContainKey("quantile"));
		assertThat(scrape.has("operation_duration_seconds", "operation", "orders.percentile")).isFalse();
	}

	private static void haveNoObjectives(Scrape scrape) {
		assertThat(scrape.has("orders_place_seconds_bucket", "le", "0.123")).isTrue();
		assertThat(scrape.boundaries("orders.place")).doesNotContain("0.123");
	}

	private static void run(Scrape scrape) {
		assertThat(scrape.value("orders_sync_seconds_count")).isEqualTo(1);
		assertThat(scrape.value("operation_active", "operation", "orders.sync")).isEqualTo(1);
		assertThat(scrape.find("orders_list_active_seconds_count")).extracting(Sample::value).contains(1.0);
		assertThat(scrape.value("operation_active", "operation", "orders.list")).isEqualTo(1);
	}

	private static void countSuccesses(Scrape scrape) {
		assertThat(scrape.has("orders_checked_total", "result", "success")).isFalse();
		assertThat(scrape.value("orders_checked_total", "result", "failure")).isEqualTo(1);
		assertThat(scrape.calls("orders.checked", "success")).isEqualTo(1);
		assertThat(scrape.value("operation_errors_total", "operation", "orders.checked")).isEqualTo(1);
	}

	private static void endWithTheSubscription(Scrape scrape) {
		assertThat(scrape.value("orders_mono_seconds_count")).isEqualTo(1);
		assertThat(scrape.value("orders_mono_counted_total")).isEqualTo(1);
		assertThat(scrape.value("orders_mono_observed_seconds_count")).isEqualTo(1);
		assertThat(scrape.calls("orders.mono", "success")).isEqualTo(2);
	}

	private static double sum(String selector, Scrape scrape) {
		Matcher matcher = SELECTOR.matcher(selector.replace("`", ""));
		assertThat(matcher.matches()).as(selector).isTrue();
		String[] labels = (matcher.group(2) != null) ? matcher.group(2).replace("\"", "").split("[=,]") : new String[0];
		return scrape.find(matcher.group(1), labels).stream().mapToDouble(Sample::value).sum();
	}

	/**
	 * Returns the rows of a table of the page.
	 */
	private static List<List<String>> rows(String heading) throws IOException {
		return Files.readAllLines(PAGE)
			.stream()
			.dropWhile((line) -> !line.equals(heading))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.filter((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
			.toList();
	}

	private static void scraped(Consumer<Scrape> check) {
		application().run((context) -> {
			OrderService orders = context.getBean(OrderService.class);
			callAll(orders, context);
			CountDownLatch running = new CountDownLatch(2);
			CountDownLatch end = new CountDownLatch(1);
			Thread sync = started(() -> orders.sync(running, end));
			Thread list = started(() -> orders.list(running, end));
			Patience.await(running);
			try {
				check.accept(Scrape.of(context));
			}
			finally {
				end.countDown();
				sync.join();
				list.join();
			}
		});
	}

	private static Thread started(Runnable call) {
		Thread thread = new Thread(call);
		thread.start();
		return thread;
	}

	private static void callAll(OrderService orders, ApplicationContext context) {
		for (boolean fails : List.of(false, false, true)) {
			expect(fails, () -> orders.place(fails));
			expect(fails, () -> orders.cancel(fails));
			expect(fails, () -> orders.list(fails));
		}
		expect(false, () -> orders.check(false));
		expect(true, () -> orders.check(true));
		orders.unnamed();
		orders.unnamedCounted();
		orders.unnamedObserved();
		orders.measured();
		orders.percentile();
		Mono<String> mono = orders.mono();
		mono.block();
		mono.block();
		assertThat(orders.later()).isCompletedExceptionally();
		assertThat(orders.laterCounted()).isCompletedExceptionally();
		assertThat(orders.laterObserved()).isCompletedExceptionally();
		context.getBean(Carts.class).fill();
		context.getBean(Carts.class).empty();
	}

	private static void expect(boolean fails, Runnable call) {
		if (fails) {
			assertThatIllegalStateException().isThrownBy(call::run);
		}
		else {
			call.run();
		}
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(OrderService.class, Carts.class)
			.withConfiguration(
					AutoConfigurations.of(MetricsAspectsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues("management.observations.annotations.enabled=true",
					"monitored.operation.adopt=timed, counted, observed", "monitored.operation.tag-keys=kind");
	}

	public static class OrderService {

		@Timed(value = "orders.place", extraTags = { "kind", "gift", "team", "orders" },
				serviceLevelObjectives = { 0.1, 0.123 })
		public void place(boolean fails) {
			throwIf(fails);
		}

		@Counted(value = "orders.cancel", extraTags = { "kind", "gift" })
		public void cancel(boolean fails) {
			throwIf(fails);
		}

		@Observed(name = "orders.list", contextualName = "list", lowCardinalityKeyValues = { "kind", "gift" })
		public void list(boolean fails) {
			throwIf(fails);
		}

		@Observed(name = "orders.list", contextualName = "list", lowCardinalityKeyValues = { "kind", "gift" })
		public void list(CountDownLatch running, CountDownLatch end) {
			await(running, end);
		}

		@Timed(value = "orders.sync", longTask = true)
		public void sync(CountDownLatch running, CountDownLatch end) {
			await(running, end);
		}

		@Counted(value = "orders.checked", recordFailuresOnly = true)
		public void check(boolean fails) {
			throwIf(fails);
		}

		@Timed
		public void unnamed() {
		}

		@Counted
		public void unnamedCounted() {
		}

		@Observed
		public void unnamedObserved() {
		}

		@Timed("orders.never")
		public void never() {
		}

		@Timed(value = "orders.measured", histogram = true)
		public void measured() {
		}

		@Timed(value = "orders.percentile", percentiles = 0.95)
		public void percentile() {
		}

		@Timed("orders.mono")
		@Counted("orders.mono.counted")
		@Observed(name = "orders.mono.observed")
		public Mono<String> mono() {
			return Mono.delay(Duration.ofMillis(1)).thenReturn("x");
		}

		@Timed("orders.later")
		public CompletableFuture<String> later() {
			return cancelled();
		}

		@Counted("orders.later.counted")
		public CompletableFuture<String> laterCounted() {
			return cancelled();
		}

		@Observed(name = "orders.later.observed")
		public CompletableFuture<String> laterObserved() {
			return cancelled();
		}

		private static CompletableFuture<String> cancelled() {
			CompletableFuture<String> later = new CompletableFuture<>();
			later.cancel(true);
			return later;
		}

		private static void throwIf(boolean fails) {
			if (fails) {
				throw new IllegalStateException();
			}
		}

		private static void await(CountDownLatch running, CountDownLatch end) {
			running.countDown();
			try {
				end.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	@Timed("carts")
	public static class Carts {

		public void fill() {
		}

		public void empty() {
		}

	}

}
