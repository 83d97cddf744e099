package dev.monitored.push;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prometheus evaluates the pack over what applications pushed over OTLP.
 */
class PackOverOtlpIT {

	private static final String SLO = "slo=\"%s\",sli=\"availability\"".formatted(Orders.PLACE);

	private static final String[] AVAILABILITY = { "slo", Orders.PLACE, "sli", "availability" };

	private static final List<String> RULES = List.of("slo-rules.yml", "latency-rules.yml", "runtime-rules.yml");

	private final List<String> expected = new ArrayList<>();

	@TempDir
	private Path directory;

	private OtlpReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		Promtool.require();
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void closeReceiver() {
		this.receiver.close();
	}

	@Test
	void hasTheBudgetOfTheEndpointAndPages() throws Exception {
		try (Shop shop = start("a")) {
			String before = this.receiver.await("metrics", (scrape) -> scrape.has("slo_events_total"));
			shop.place(20, 15);
			String after = this.receiver.await("20 orders", (scrape) -> has(scrape, 20, 15));
			double left = shop.availability().at("/budgetRemaining").asDouble();
			assertThat(left).isEqualTo(1 - 15 / (20 * 0.1));
			expect("round(monitored_slo:error_budget_remaining:ratio{%s}, 1e-6)".formatted(SLO),
					"{application=\"shop\",%s}".formatted(SLO), left);
			expect("max by (notify) (ALERTS{alertname=\"SloErrorBudgetBurn\",alertstate=\"firing\",tier=\"outage\"})",
					"{notify=\"page\"}", 1);
			expect("round(operation:errors:ratio5m{operation=\"orders.place\"} offset 18m, 1e-6)",
					"{job=\"shop\",operation=\"orders.place\"}", 0.75);
			expect("count(operation:duration_seconds:p95_at_least{operation=\"orders.place\"} offset 18m)", "{}", 1);
			verify(before, after);
		}
	}

	@Test
	void addsUpTwoInstances() throws Exception {
		try (Shop one = start("a"); Shop two = start("b")) {
			String before = this.receiver.await("both",
					(scrape) -> scrape.find("slo_process_start_time_seconds").size() == 2);
			one.place(20, 15);
			two.place(40, 0);
			String after = this.receiver.await("60 orders", (scrape) -> has(scrape, 60, 15));
			double bad = bad(one) + bad(two);
			assertThat(bad).isEqualTo(15);
			expect("round(monitored_slo:bad_events:increase_window{%s}, 1e-6)".formatted(SLO),
					"{application=\"shop\",%s}".formatted(SLO), bad);
			expect("round(monitored_slo:error_budget_remaining:ratio{%s}, 1e-6)".formatted(SLO),
					"{application=\"shop\",%s}".formatted(SLO), 1 - bad / 6);
			expect("application:instances:count", "application:instances:count{application=\"shop\"}", 2);
			verify(before, after);
		}
	}

	private Shop start(String instance) {
		return Shop.start(this.receiver.settings("management.otlp.metrics.export.base-time-unit=seconds",
				"management.opentelemetry.resource-attributes[service.instance.id]=" + instance));
	}

	/**
	 * Returns whether all series that are compared have the orders: a push can be taken
	 * between two of them.
	 */
	private static boolean has(Scrape scrape, int orders, int failed) {
		return scrape.sum("slo_calls_total", "slo", Orders.PLACE) == orders
				&& scrape.sum("slo_events_total", AVAILABILITY) == orders
				&& scrape.sum("slo_bad_events_total", AVAILABILITY) == failed
				&& Math.abs(scrape.sum("slo_budget_events_total", AVAILABILITY) - orders * 0.1) < 1e-6
				&& scrape.has("operation_duration_seconds_count", "operation", Orders.PLACE)
				&& scrape.sum("operation_duration_seconds_count", "operation", Orders.PLACE) == orders;
	}

	private static double bad(Shop shop) throws Exception {
		JsonNode availability = shop.availability();
		return availability.at("/sinceStart/badEvents").asDouble();
	}

	private void expect(String expression, String labels, double value) {
		this.expected.add("""
				      - expr: '%s'
				        eval_time: 30m
				        exp_samples: [ { labels: '%s', value: %s } ]
				""".formatted(expression, labels, value));
	}

	/**
	 * Lets Prometheus read the first text for ten minutes and the second one for twenty,
	 * and compares.
	 */
	private void verify(String before, String after) throws IOException {
		for (String rules : RULES) {
			try (InputStream file = new ClassPathResource("META-INF/monitored/prometheus/" + rules).getInputStream()) {
				Files.copy(file, this.directory.resolve(rules));
			}
		}
		Path test = Files.writeString(this.directory.resolve("test.yml"), """
				rule_files: [ %s ]
				evaluation_interval: 1m
				tests:
				  - interval: 1m
				    input_series:
				%s    promql_expr_test:
				%s""".formatted(String.join(", ", RULES), series(before, after), String.join("", this.expected)));
		Promtool.run("test", "rules", test.toString());
	}

	private static String series(String before, String after) {
		Map<String, String> first = values(before);
		return values(after).entrySet()
			.stream()
			.map((series) -> "      - { series: '%s', values: '%s %sx20' }%n".formatted(series.getKey(),
					first.containsKey(series.getKey()) ? first.get(series.getKey()) + "x9" : "_x10", series.getValue()))
			.collect(Collectors.joining());
	}

	private static Map<String, String> values(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String line : ExpositionText.samples(text)) {
			int end = line.lastIndexOf(' ');
			values.put(line.substring(0, end).replace("'", "''"), line.substring(end + 1));
		}
		return values;
	}

}
