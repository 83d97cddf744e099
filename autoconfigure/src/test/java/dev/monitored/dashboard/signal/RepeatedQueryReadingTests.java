package dev.monitored.dashboard.signal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepeatedQueryReading}, as {@link MeterReader} asks it.
 */
class RepeatedQueryReadingTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final MeterReader reader = new MeterReader(() -> this.registry, List::of, "/actuator/dashboard");

	@Test
	void readsWhichOperationsRepeatQueries() {
		Counter items = repeated("orders.list", "item");
		items.increment(5);
		this.reader.read(0);
		items.increment(2);
		repeated("orders.find", "customer").increment(3);
		this.reader.read(SECOND);
		assertThat(this.reader.repeatedQueries(SECOND)).containsExactly(
				new RepeatedQueryRow(Map.of("operation", "orders.find", "table", "customer"), 3, 3),
				new RepeatedQueryRow(Map.of("operation", "orders.list", "table", "item"), 2, 7));
	}

	@Test
	void foldsOperationsThatRepeatQueriesBeyondTwoHundred() {
		this.reader.read(0);
		for (int operation = 0; operation < 300; operation++) {
			repeated("operation-" + operation, "item").increment();
		}
		this.reader.read(SECOND);
		List<RepeatedQueryRow> rows = this.reader.repeatedQueries(SECOND);
		assertThat(rows).hasSize(200);
		assertThat(rows.get(0).labels()).containsEntry("operation", "_other");
		assertThat(rows.stream().mapToLong(RepeatedQueryRow::calls).sum()).isEqualTo(300);
	}

	private Counter repeated(String operation, String table) {
		return Counter.builder("db.repeated.queries")
			.tags("operation", operation, "table", table)
			.register(this.registry);
	}

}
