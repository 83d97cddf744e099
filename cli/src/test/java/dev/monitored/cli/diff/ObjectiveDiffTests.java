package dev.monitored.cli.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.cli.ObjectiveTexts;
import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ObjectiveFile;
import dev.monitored.cli.document.SourceSlo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectiveDiff}.
 */
class ObjectiveDiffTests {

	private static final String OURS = """
			apiVersion: openslo/v1
			kind: SLO
			metadata:
			  name: checkout-latency-p95
			  annotations:
			    monitored.dev/application: shop
			    monitored.dev/slo: checkout
			    monitored.dev/objective: "p95 < 500ms"
			    monitored.dev/signal: operation
			    monitored.dev/match: '{"operation": ["checkout"]}'
			spec:
			  indicator:
			    spec:
			      ratioMetric:
			        bad: { metricSource: { spec: { query: 'slo_bad_events_total{slo="checkout",sli="latency_p95"}' } } }
			        total: { metricSource: { spec: { query: 'slo_events_total{slo="checkout",sli="latency_p95"}' } } }
			  timeWindow: [ { duration: 30d, isRolling: true } ]
			  budgetingMethod: Occurrences
			  objectives: [ { target: 0.95 } ]
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void knowsOurObjectivesBySloAndIndicator() throws Exception {
		assertThat(diff(OURS, OURS.replace("name: checkout-latency-p95", "name: other"))).isEqualTo(none());
		assertThat(diff(OURS, OURS.replace("shop", "other"))).isEqualTo(none());
	}

	@Test
	void showsWhatWasAdded() throws Exception {
		String second = OURS.replace("latency_p95", "availability")
			.replace("p95 < 500ms", "99.9%")
			.replace("0.95", "0.999");
		assertThat(diff(OURS, OURS + "---\n" + second))
			.isEqualTo(new ObjectiveDiff(List.of("+ checkout availability: 99.9% over 30d"), 0));
	}

	@Test
	void marksWhatWasRemoved() throws Exception {
		assertThat(diff(OURS, "{ apiVersion: openslo/v1, kind: Service }"))
			.isEqualTo(new ObjectiveDiff(List.of("- checkout latency_p95: 95% within 0.5s over 30d (looser)"), 1));
	}

	@Test
	void marksWhatBecameLooser() throws Exception {
		assertThat(diff(OURS, OURS.replace("500ms", "1s").replace("30d", "7d"))).isEqualTo(new ObjectiveDiff(
				List.of("~ checkout latency_p95: threshold 0.5s -> 1s (looser), window 30d -> 7d"), 1));
		assertThat(diff(OURS, OURS.replace("0.95 ", "0.9 ")))
			.isEqualTo(new ObjectiveDiff(List.of("~ checkout latency_p95: target 95% -> 90% (looser)"), 1));
		assertThat(diff(OURS,
				OURS.replace("    monitored.dev/signal",
						"    monitored.dev/page: \"false\"\n    monitored.dev/signal")))
			.isEqualTo(new ObjectiveDiff(List.of("~ checkout latency_p95: pages no longer (looser)"), 1));
	}

	@Test
	void doesNotMarkWhatBecameStricter() throws Exception {
		assertThat(diff(OURS, OURS.replace("500ms", "250ms")))
			.isEqualTo(new ObjectiveDiff(List.of("~ checkout latency_p95: threshold 0.5s -> 0.25s"), 0));
		assertThat(diff(OURS, OURS.replace("0.95 ", "0.99 ")))
			.isEqualTo(new ObjectiveDiff(List.of("~ checkout latency_p95: target 95% -> 99%"), 0));
	}

	@Test
	void takesNumbersThatAreWrittenOtherwiseAsTheSame() throws Exception {
		assertThat(diff(OURS, OURS.replace("500ms", "0.5s").replace("0.95 ", "0.950 "))).isEqualTo(none());
	}

	@Test
	void showsWhichCallsAreMeant() throws Exception {
		assertThat(diff(OURS, OURS.replace("[\"checkout\"]", "[\"pay\"]"))).isEqualTo(new ObjectiveDiff(
				List.of("~ checkout latency_p95: match {\"operation\": [\"checkout\"]} -> {\"operation\": [\"pay\"]}"),
				0));
	}

	@Test
	void comparesFilesOfOthers() throws Exception {
		String before = ObjectiveTexts.sloth("slow", "99", "a_count - a_bucket{le=\"0.5\"}", "a_count");
		assertThat(diff(before, before)).isEqualTo(none());
		assertThat(diff(before, before.replace("0.5", "1").replace("objective: 99", "objective: 95"))).isEqualTo(
				new ObjectiveDiff(List.of("~ slow: target 99% -> 95% (looser), threshold 0.5s -> 1s (looser)"), 1));
		assertThat(diff(before, before.replace("a_count", "b_count")).lines()).singleElement()
			.asString()
			.startsWith("~ slow: queries a_count - a_bucket");
	}

	@Test
	void comparesQueriesOfOthersThatHaveAnnotations() throws Exception {
		String before = ObjectiveTexts.sloth("slow", "99", "a_count - a_bucket{le=\"0.5\"}", "a_count")
			.replace("{ name: SloErrorBudgetBurn }",
					"{ annotations: { runbook_url: 'https://a', objective: p99 < 500ms } }");
		assertThat(diff(before, before.replace("a_count", "b_count")).lines()).singleElement()
			.asString()
			.startsWith("~ slow: queries a_count - a_bucket");
		assertThat(diff(before, before.replace("\"0.5\"", "\"1\"")).lines())
			.containsExactly("~ slow: threshold 0.5s -> 1s (looser)");
	}

	@Test
	void comparesBoundariesThatAreNoThreshold() throws Exception {
		String before = ObjectiveTexts.sloth("slow", "99", "max(a_bucket{le=\"0.5\"})", "a_count");
		assertThat(diff(before, before.replace("0.5", "1")).lines()).singleElement()
			.asString()
			.startsWith("~ slow: queries max(a_bucket{le=\"0.5\"})");
	}

	@Test
	void marksAnSloOfSlothThatPagesNoLonger() throws Exception {
		String before = ObjectiveTexts.sloth("slow", "99", "a_total", "b_total")
			.replace("{ name: SloErrorBudgetBurn }", "{ page_alert: { labels: { notify: page } } }");
		assertThat(diff(before, before.replace("notify: page", "notify: ticket")))
			.isEqualTo(new ObjectiveDiff(List.of("~ slow: pages no longer (looser)"), 1));
		assertThat(diff(before, before.replace("labels: { notify: page }", "disable: true")))
			.isEqualTo(new ObjectiveDiff(List.of("~ slow: pages no longer (looser)"), 1));
	}

	@Test
	void countsNoNameAsLooser() throws Exception {
		String before = ObjectiveTexts.sloth("slow (looser)", "99", "a_total", "b_total");
		assertThat(diff(before, before.replace("objective: 99", "objective: 99.9")))
			.isEqualTo(new ObjectiveDiff(List.of("~ slow (looser): target 99% -> 99.9%"), 0));
	}

	private static ObjectiveDiff none() {
		return new ObjectiveDiff(List.of(), 0);
	}

	private ObjectiveDiff diff(String before, String after) throws Exception {
		return ObjectiveDiff.of(read(before), read(after));
	}

	private List<SourceSlo> read(String text) throws IOException, BadInputException {
		return ObjectiveFile.read(Files.writeString(this.folder.resolve("file"), text).toString());
	}

}
