package dev.monitored.test.scrape;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Scrape}.
 */
class ScrapeTests {

	private static final String TEXT = """
			# HELP orders_total Orders \\\\ that were\\nplaced
			# TYPE orders_total counter
			orders_total{goal="BUY",path="C:\\\\new \\"x\\", {y}\\n"} 3.0
			orders_total{goal="RETURN",path=""} 1.0 1700000000000
			# TYPE wait_seconds histogram
			wait_seconds_bucket{le="0.5",} 2
			wait_seconds_bucket{ le="+Inf" } 4
			wait_seconds_count 4
			wait_seconds_sum 1.75
			# TYPE load gauge
			load NaN
			lowest -Inf
			# EOF

			""";

	private static final Scrape OPERATIONS = Scrape.parse("""
			# TYPE operation_duration_seconds histogram
			operation_duration_seconds_bucket{operation="quote",status="success",city="Rome",le="10.0"} 2
			operation_duration_seconds_bucket{operation="quote",status="success",city="Rome",le="2.0"} 2
			operation_duration_seconds_bucket{operation="quote",status="success",city="Rome",le="+Inf"} 2
			operation_duration_seconds_bucket{operation="quote",status="success",city="Bonn",le="10.0"} 3
			operation_duration_seconds_count{operation="quote",status="success",city="Rome"} 2
			operation_duration_seconds_count{operation="quote",status="success",city="Bonn"} 3
			operation_duration_seconds_count{operation="place",status="success"} 4
			""");

	private final Scrape scrape = Scrape.parse(TEXT);

	@Test
	void readsNamesLabelsAndValues() {
		assertThat(this.scrape.samples()).hasSize(8);
		assertThat(this.scrape.value("orders_total", "goal", "BUY")).isEqualTo(3);
		assertThat(this.scrape.value("orders_total", "goal", "RETURN", "path", "")).isEqualTo(1);
		assertThat(this.scrape.value("wait_seconds_bucket", "le", "+Inf")).isEqualTo(4);
		assertThat(this.scrape.value("wait_seconds_count")).isEqualTo(4);
		assertThat(this.scrape.value("load")).isNaN();
		assertThat(this.scrape.value("lowest")).isNegative().isInfinite();
	}

	@Test
	void readsEscapedTexts() {
		assertThat(this.scrape.values("orders_total", "path")).containsExactly("", "C:\\new \"x\", {y}\n");
		assertThat(this.scrape.help()).containsEntry("orders_total", "Orders \\ that were\nplaced");
		assertThat(this.scrape.types()).containsEntry("wait_seconds", "histogram").containsEntry("load", "gauge");
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders{goal=\"BUY\" 3", "orders{goal=BUY} 3", "orders{} three", "3", "orders", "{} 3",
			"orders{goal=\"BUY\"} 3 and more" })
	void refusesWhatIsNoSample(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> Scrape.parse(line))
			.withMessage("Not a sample in the text format of Prometheus: " + line);
	}

	@Test
	void sumsOverLabels() {
		assertThat(this.scrape.sum("orders_total")).isEqualTo(4);
		assertThat(this.scrape.labelKeys("orders_total")).containsExactly(Set.of("goal", "path"));
		assertThat(this.scrape.has("orders_total", "goal", "BUY")).isTrue();
		assertThat(this.scrape.has("orders_total", "goal", "ASK")).isFalse();
	}

	@Test
	void namesWhatThereIsInstead() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.scrape.value("order_total"))
			.withMessage("There is no series called 'order_total', did you mean 'orders_total'?");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.scrape.sum("wait_seconds_bucket", "le", "1.0"))
			.withMessage("There is no series wait_seconds_bucket{le=\"1.0\"}, but these:%n%s%n%s",
					"wait_seconds_bucket{le=\"0.5\"} 2.0", "wait_seconds_bucket{le=\"+Inf\"} 4.0");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.scrape.value("wait_seconds_bucket"))
			.withMessageStartingWith("There are 2 series of wait_seconds_bucket:")
			.withMessageEndingWith("Name more labels, or ask for the sum");
		assertThatIllegalArgumentException().isThrownBy(() -> this.scrape.has("load", "goal"))
			.withMessage("A label has no value: [goal]");
	}

	@Test
	void countsSinceAnEarlierScrape() {
		Scrape before = Scrape.parse("""
				# TYPE orders_total counter
				orders_total{goal="RETURN",path=""} 1.0
				# TYPE wait_seconds histogram
				wait_seconds_count 1
				wait_seconds_sum 0.5
				lowest 3
				""");
		Scrape since = this.scrape.since(before);
		assertThat(since.value("orders_total", "goal", "BUY")).isEqualTo(3);
		assertThat(since.value("orders_total", "goal", "RETURN")).isZero();
		assertThat(since.value("wait_seconds_count")).isEqualTo(3);
		assertThat(since.value("wait_seconds_sum")).isEqualTo(1.25);
		assertThat(since.value("lowest")).isInfinite();
	}

	@Test
	void leavesQuantilesAsTheyAre() {
		String summary = """
				# TYPE wait_seconds summary
				wait_seconds{quantile="0.5"} %s
				wait_seconds_count %s
				wait_seconds_sum %s
				# TYPE wait_seconds_max gauge
				wait_seconds_max 7
				""";
		Scrape since = Scrape.parse(summary.formatted("0.5", 5, 2)).since(Scrape.parse(summary.formatted("0.3", 3, 1)));
		assertThat(since.value("wait_seconds", "quantile", "0.5")).isEqualTo(0.5);
		assertThat(since.value("wait_seconds_count")).isEqualTo(2);
		assertThat(since.value("wait_seconds_sum")).isEqualTo(1);
		assertThat(since.value("wait_seconds_max")).isEqualTo(7);
	}

	@Test
	void readsCarriageReturns() {
		Scrape read = Scrape.parse("# HELP load First\r\\nsecond\nload{path=\"a\r\\nb\"} 1\r\n\tother 2 \n");
		assertThat(read.help()).containsEntry("load", "First\r\nsecond");
		assertThat(read.value("load", "path", "a\r\nb")).isEqualTo(1);
		assertThat(read.value("other")).isEqualTo(2);
	}

	@Test
	void sumsCallsOverLabels() {
		assertThat(OPERATIONS.calls("quote", "success")).isEqualTo(5);
	}

	@Test
	void sortsBoundariesAsNumbers() {
		assertThat(OPERATIONS.boundaries("quote")).containsExactly("2.0", "10.0", "+Inf");
	}

	@Test
	void leavesOutSeriesWithoutTheLabel() {
		assertThat(OPERATIONS.values("operation_duration_seconds_count", "city")).containsExactly("Bonn", "Rome");
	}

}
