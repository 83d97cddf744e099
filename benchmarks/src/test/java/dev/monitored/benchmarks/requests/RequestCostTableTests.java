package dev.monitored.benchmarks.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RequestCostTable}.
 */
class RequestCostTableTests {

	private static final List<String> OTHERS = List.of("processor 1.1 without 50", "processor 1.1 with 55",
			"start 1 without 2", "start 1 with 2.5", "start-processor 1 without 4", "start-processor 1 with 4.2",
			"classes 1 without 8000", "classes 1 with 8400", "started-heap 1 without 20", "started-heap 1 with 21",
			"heap 1 without 30", "heap 1 with 33");

	@Test
	void comparesPairByPair() {
		assertThat(table("requests 1.1 without 1000", "requests 1.1 with 990", "requests 1.2 with 450",
				"requests 1.2 without 500", "requests 2.1 without 2000", "requests 2.1 with 1960"))
			.contains("| requests per second | 3 | 1,000 | 990 | 0.980 | 0.900 | 0.990 |")
			.contains("| processor time of a request, microseconds | 1 | 50.0 | 55.0 | 1.100 | 1.100 | 1.100 |")
			.contains("| start-up, seconds | 1 | 2.00 | 2.50 | 1.250 | 1.250 | 1.250 |")
			.contains("| processor time of start-up, seconds | 1 | 4.00 | 4.20 | 1.050 | 1.050 | 1.050 |")
			.contains("| classes loaded after start-up | 1 | 8,000 | 8,400 | 1.050 | 1.050 | 1.050 |")
			.contains("| heap after start-up, MiB | 1 | 20.0 | 21.0 | 1.050 | 1.050 | 1.050 |")
			.contains("| heap after all requests, MiB | 1 | 30.0 | 33.0 | 1.100 | 1.100 | 1.100 |")
			.contains("- Processor time of a request: at most 1.02 is wanted, 1.100 was measured: missed.\n")
			.contains("- Start-up: at most 1.05 is wanted, 1.250 was measured: missed.\n")
			.endsWith("- Heap after start-up: at most 1.10 is wanted, 1.050 was measured: met.\n");
	}

	@Test
	void takesTheMiddleOfTwoPairs() {
		assertThat(table("requests 1.1 without 1000", "requests 1.1 with 980", "requests 1.2 without 1000",
				"requests 1.2 with 940"))
			.contains("| requests per second | 2 | 1,000 | 960 | 0.960 | 0.940 | 0.980 |");
	}

	@ParameterizedTest
	@CsvSource({ "1, 1.001, 1.001", "5, 1.001, 1.005", "6, 1.001, 1.006", "9, 1.002, 1.008", "15, 1.004, 1.012",
			"30, 1.010, 1.021" })
	void showsWhereTheMedianLies(int pairs, String from, String to) {
		String[] requests = IntStream.rangeClosed(1, pairs)
			.boxed()
			.flatMap((pair) -> Stream.of("requests " + pair + " without 1000",
					"requests " + pair + " with " + (1000 + pair)))
			.toArray(String[]::new);
		assertThat(table(requests)).containsPattern("requests per second \\|.* " + from + " \\| " + to + " \\|");
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

	@Test
	void comparesProfilingWithItsOwnBound() {
		Stream<String> profiled = Stream.of("requests 1.1 without 1000", "requests 1.1 with 990",
				"native 1 without 100", "native 1 with 108");
		assertThat(new RequestCostTable(Subject.profiling,
				Stream.concat(OTHERS.stream(), profiled).map(Measurement::parse).toList())
			.write()).contains("| native memory after all requests, MiB | 1 | 100.0 | 108.0 | 1.080 | 1.080 | 1.080 |")
			.endsWith("\n\n- Processor time of a request: at most 1.03 is wanted, 1.100 was measured: missed.\n");
	}

	private static String table(String... requests) {
		List<String> lines = new ArrayList<>(OTHERS);
		lines.addAll(List.of(requests));
		return new RequestCostTable(Subject.starter, lines.stream().map(Measurement::parse).toList()).write();
	}

}
