package dev.monitored.benchmarks.requests;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RequestCostTable}.
 */
class RequestCostTableTests {

	private static final List<String> OTHERS = List.of("processor 1.1 without 50", "processor 1.1 with 55",
			"start 1 without 2", "start 1 with 2.5", "started-heap 1 without 20", "started-heap 1 with 21",
			"heap 1 without 30", "heap 1 with 33");

	@Test
	void comparesPairByPair() {
		assertThat(table("requests 1.1 without 1000", "requests 1.1 with 990", "requests 1.2 with 450",
				"requests 1.2 without 500", "requests 2.1 without 2000", "requests 2.1 with 1960"))
			.contains("| requests per second | 3 | 1,000 | 990 | 0.980 | 0.900 | 0.990 |")
			.contains("| processor time of a request, microseconds | 1 | 50.0 | 55.0 | 1.100 | 1.100 | 1.100 |")
			.contains("| start-up, seconds | 1 | 2.00 | 2.50 | 1.250 | 1.250 | 1.250 |")
			.contains("| heap after start-up, MiB | 1 | 20.0 | 21.0 | 1.050 | 1.050 | 1.050 |")
			.contains("| heap after all requests, MiB | 1 | 30.0 | 33.0 | 1.100 | 1.100 | 1.100 |")
			.endsWith("at least 0.97 is wanted, 0.980 was measured: met.\n");
	}

	@Test
	void takesTheMiddleOfTwoPairs() {
		assertThat(table("requests 1.1 without 1000", "requests 1.1 with 980", "requests 1.2 without 1000",
				"requests 1.2 with 940"))
			.endsWith("at least 0.97 is wanted, 0.960 was measured: missed.\n");
	}

	@Test
	void refusesHalfAPair() {
		assertThatIllegalArgumentException().isThrownBy(() -> table("requests 1.1 without 1000"))
			.withMessageContaining("No pairs of 'requests'");
	}

	@Test
	void refusesWhatIsNoMeasurement() {
		assertThatIllegalArgumentException().isThrownBy(() -> Measurement.parse("requests 1.1 with"))
			.withMessage("Not a measurement: requests 1.1 with");
	}

	private static String table(String... requests) {
		List<String> lines = new ArrayList<>(OTHERS);
		lines.addAll(List.of(requests));
		return new RequestCostTable(lines.stream().map(Measurement::parse).toList()).write();
	}

}
