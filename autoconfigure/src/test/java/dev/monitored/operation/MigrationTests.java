package dev.monitored.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAspectsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.TransactionSystemException;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.operation.MigratedBeans.Carts;
import dev.monitored.operation.MigratedBeans.OrderService;
import dev.monitored.operation.MigratedBeans.Orders;
import dev.monitored.operation.OperationProxyTests.FailingCommits;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.Scrape.Sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that each row of {@code docs/migrating.md} is so: Micrometer's aspects and the
 * operations measure the same calls.
 */
class MigrationTests {

	private static final Path PAGE = Path.of("..", "docs", "migrating.md");

	private static final Pattern SELECTOR = Pattern.compile("(\\w+)(?:\\{(.*)})?");

	@Test
	void everyRowOfWhatChangesIsChecked() throws IOException {
		assertThat(rows("## What changes")).extracting((row) -> row.get(0))
			.containsExactlyInAnyOrderElementsOf(MigrationChecks.OF_CHANGES.keySet());
	}

	@ParameterizedTest
	@MethodSource
	void whatChangesIsSo(String row) {
		scraped(Objects.requireNonNull(MigrationChecks.OF_CHANGES.get(row), row));
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
	void aFailedCommitIsAnErrorOfTheOperationAlone() {
		application().withUserConfiguration(Orders.class, FailingCommits.class).run((context) -> {
			assertThatExceptionOfType(TransactionSystemException.class)
				.isThrownBy(context.getBean(Orders.class)::commit);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("orders.commit", "error")).isEqualTo(1);
			assertThat(scrape.value("orders_commit_seconds_count", "exception", "none")).isEqualTo(1);
			assertThat(scrape.value("orders_commit_counted_total", "result", "success")).isEqualTo(1);
			assertThat(scrape.value("orders_commit_observed_seconds_count", "error", "none")).isEqualTo(1);
		});
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

}
