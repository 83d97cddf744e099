package dev.monitored.cardinality;

import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamingCheck}.
 */
class NamingCheckTests {

	@ParameterizedTest
	@CsvSource({ "orders.placed, COUNTER,", "orders.total, COUNTER,", "http.server.requests, TIMER, seconds",
			"orders_placed, COUNTER,", "cart.size, GAUGE, items", "disk.total, GAUGE, bytes", "work.seconds, TIMER,",
			"url-encoding.before, TIMER, seconds", "slo.window, GAUGE, days" })
	void findsNothingWrong(String name, Meter.Type type, @Nullable String unit) {
		assertThat(problems(name, type, unit)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "shopOrders, COUNTER,, the name has capital letters: write shop.orders",
			"größe, COUNTER,, 'the name has characters other than letters, digits, dots and underscores'",
			"2fast, COUNTER,, 'the name has characters other than letters, digits, dots and underscores'",
			"work.time.ms, TIMER, seconds, the unit is 'ms': use seconds",
			"cart.age, GAUGE, minutes, the unit is 'minutes': use seconds",
			"body.size, DISTRIBUTION_SUMMARY, KB, the unit is 'kb': use bytes",
			"cpu.percent, GAUGE,, the unit is 'percent': use ratio",
			"orders.count, COUNTER,, 'the name ends in ''count'', which Prometheus gives to samples itself'",
			"orders.total, GAUGE,, 'the name ends in ''total'', which Prometheus gives to samples itself'" })
	void saysWhatIsWrong(String name, Meter.Type type, @Nullable String unit, String problem) {
		assertThat(problems(name, type, unit)).containsExactly(problem);
	}

	@Test
	void checksTheKeysOfLabels() {
		assertThat(
				problems("orders", Meter.Type.COUNTER, null, "kind", "shop.kind", "shopKind", "le", "__name", "straße"))
			.containsExactly("the label 'shopKind' has capital letters: write shop.kind",
					"the label 'le' is one that Prometheus writes itself",
					"the label '__name' is one that Prometheus writes itself",
					"the label 'straße' has characters other than letters, digits, dots and underscores");
	}

	private static List<String> problems(String name, Meter.Type type, @Nullable String unit, String... labels) {
		return NamingCheck.problems(new Meter.Id(name, Tags.empty(), unit, null, type), List.of(labels)).toList();
	}

}
