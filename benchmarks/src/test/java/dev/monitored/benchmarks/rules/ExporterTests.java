package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Exporter}.
 */
class ExporterTests {

	@Test
	void exposesTheSeriesOfTheContract() throws IOException {
		Map<String, Long> names = scrapes(10, 3).get(2)
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.collect(Collectors.groupingBy((line) -> line.substring(0, line.indexOf('{')), Collectors.counting()));
		assertThat(names).containsExactlyInAnyOrderEntriesOf(Map.of("slo_events_total", 10L, "slo_bad_events_total",
				10L, "slo_budget_events_total", 10L, "slo_objective_ratio", 10L, "slo_threshold_seconds", 5L,
				"slo_window_days", 10L, "slo_calls_total", 5L, "slo_active_calls", 5L, "slo_info", 5L,
				"slo_process_start_time_seconds", 1L));
	}

	@Test
	void servesEachInstanceItsOwnNumbers() throws IOException {
		List<String> scrapes = scrapes(10, 3);
		assertThat(scrapes).hasSize(3)
			.doesNotHaveDuplicates()
			.allSatisfy((scrape) -> assertThat(scrape)
				.contains("slo_objective_ratio{application=\"app-0\",slo=\"slo-1\",sli=\"latency_p95\",process=")
				.contains("slo_info{application=\"app-0\",slo=\"slo-0\",team=\"team-0\","
						+ "runbook=\"https://example.org/slo-0\",page=\"true\",lifecycle=\"service\",process="));
	}

	private static List<String> scrapes(int objectives, int instances) throws IOException {
		HttpServer server = new Exporter(new Fleet(objectives, instances)).start();
		try {
			return List.of(scrape(server, 0), scrape(server, 1), scrape(server, 2));
		}
		finally {
			server.stop(0);
		}
	}

	private static String scrape(HttpServer server, int instance) throws IOException {
		URI address = URI.create("http://127.0.0.1:%d/%d/metrics".formatted(server.getAddress().getPort(), instance));
		try (InputStream stream = address.toURL().openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
