package dev.monitored.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.Scrape.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each row of {@code docs/migrating.md} says of {@link MigratedBeans}, by the first
 * cell of the row.
 */
final class MigrationChecks {

	static final Map<String, Consumer<Scrape>> OF_CHANGES = Map.ofEntries(
			Map.entry("series", MigrationChecks::haveSeries), Map.entry("without a name", MigrationChecks::haveNames),
			Map.entry("on a class", MigrationChecks::areNamedAfterTheClass),
			Map.entry("where it stands", MigrationChecks::haveNoClassAndMethod),
			Map.entry("before the first call", MigrationChecks::existBeforeTheFirstCall),
			Map.entry("a failure", MigrationChecks::fail),
			Map.entry("a cancelled future", MigrationChecks::areCancelled),
			Map.entry("`extraTags`", MigrationChecks::haveDeclaredLabels),
			Map.entry("buckets", MigrationChecks::haveBuckets),
			Map.entry("`percentiles`", MigrationChecks::haveNoPercentiles),
			Map.entry("`serviceLevelObjectives`", MigrationChecks::haveNoObjectives),
			Map.entry("running calls", MigrationChecks::run),
			Map.entry("`recordFailuresOnly`", MigrationChecks::countSuccesses),
			Map.entry("a `Mono`", MigrationChecks::endWithTheSubscription), Map.entry("`@Transactional`", (scrape) -> {
				// MigrationTests, where a commit fails
			}), Map.entry("spans", (scrape) -> {
				// AdoptedSpanTests, where there is a collector
			}));

	private MigrationChecks() {
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

}
