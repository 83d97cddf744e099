package sample.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events of objectives, as the dashboard and other endpoints say them.
 */
final class DashboardNumbers {

	private static final Pattern TITLE = Pattern
		.compile("(.+): [\\d,.]+ of [\\d,.]+ bad in 5 min, ([\\d,.]+) of ([\\d,.]+) since start");

	private DashboardNumbers() {
	}

	/**
	 * Returns what the page shows, by SLO and objective.
	 */
	static Map<String, Double> shown(Browser browser) {
		Map<String, Double> shown = new TreeMap<>();
		List<?> titles = (List<?>) browser.script("""
				return [...document.querySelectorAll('#slos tbody tr')].map((row) => row.dataset.key + '\\n'
					+ row.querySelector('span[title]').title)""");
		for (Object title : titles) {
			String[] lines = title.toString().split("\n");
			for (int line = 1; line < lines.length; line++) {
				Matcher matcher = TITLE.matcher(lines[line]);
				assertThat(matcher.matches()).as(lines[line]).isTrue();
				shown.put(lines[0] + " bad " + matcher.group(1), number(matcher.group(2)));
				shown.put(lines[0] + " events " + matcher.group(1), number(matcher.group(3)));
			}
		}
		return shown;
	}

	/**
	 * Returns what the endpoint of SLOs says, named as on the page.
	 */
	static Map<String, Double> said(String address) throws Exception {
		Map<String, String> words = new TreeMap<>();
		for (JsonNode slo : PrometheusClient.get(address + "/actuator/dashboard/data").at("/slos/rows")) {
			slo.at("/objectives")
				.forEach((objective) -> words.put(slo.at("/name").asString() + objective.at("/sli").asString(),
						objective.at("/words").asString()));
		}
		Map<String, Double> said = new TreeMap<>();
		for (JsonNode slo : PrometheusClient.get(address + "/actuator/slo").at("/slos")) {
			String name = slo.at("/name").asString();
			slo.at("/objectives").forEach((objective) -> {
				String promise = words.get(name + objective.at("/sli").asString());
				said.put(name + " bad " + promise, objective.at("/sinceStart/badEvents").asDouble());
				said.put(name + " events " + promise, objective.at("/sinceStart/events").asDouble());
			});
		}
		return said;
	}

	/**
	 * Returns the events of all objectives, as Prometheus would scrape them.
	 */
	static Map<String, Double> scraped(String address) throws Exception {
		Map<String, Double> scraped = new TreeMap<>();
		PrometheusClient.lines(address + "/actuator/prometheus")
			.stream()
			.filter((line) -> line.startsWith("slo_events_total{"))
			.forEach((line) -> scraped.put(line.substring(0, line.lastIndexOf(' ')),
					Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
		return scraped;
	}

	private static double number(String text) {
		return Double.parseDouble(text.replace(",", ""));
	}

}
