package dev.monitored.cli.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Objects of <a href="https://github.com/OpenSLO/OpenSLO">OpenSLO</a> v1.
 */
final class OpenSloDocuments {

	private static final String VERSION = "openslo/v1";

	private static final String PREFIX = "monitored.dev/";

	private final List<Node> documents;

	OpenSloDocuments(List<Node> documents) {
		this.documents = documents;
	}

	boolean has(Node document) {
		return VERSION.equals(document.at("apiVersion").text());
	}

	/**
	 * Reads the objectives of an object.
	 * @param document the object
	 * @return the objectives, none if it is no SLO
	 * @throws BadInputException if a target is no number that can be written
	 */
	List<SourceSlo> read(Node document) throws BadInputException {
		if (!isKind(document, "SLO")) {
			return List.of();
		}
		List<Node> objectives = document.at("spec", "objectives").list();
		if (objectives.isEmpty()) {
			return List.of(objective(document, new Node(null), name(document)));
		}
		List<SourceSlo> slos = new ArrayList<>();
		for (Node objective : objectives) {
			String suffix = (objectives.size() > 1) ? "-" + (slos.size() + 1) : "";
			slos.add(objective(document, objective, name(document) + suffix));
		}
		return slos;
	}

	private SourceSlo objective(Node document, Node objective, String name) throws BadInputException {
		Node indicator = indicator(document);
		Node ratio = indicator.at("spec", "ratioMetric");
		Node window = document.at("spec", "timeWindow").list().stream().findFirst().orElse(new Node(null));
		return new SourceSlo(name, target(objective), window.at("duration").text(), query(ratio.at("good")),
				query(ratio.at("bad")), query(ratio.at("total")), annotations(document),
				problem(document, objective, indicator, window));
	}

	private static @Nullable String problem(Node document, Node objective, Node indicator, Node window) {
		String method = document.at("spec", "budgetingMethod").text();
		if (method != null && !method.equals("Occurrences")) {
			return "the budgeting method is %s, and only Occurrences are counted".formatted(method);
		}
		if (!window.at("calendar").isEmpty() || "false".equals(window.at("isRolling").text())) {
			return "the window follows the calendar, and ours are rolling";
		}
		if (!objective.at("indicator").isEmpty() || !objective.at("indicatorRef").isEmpty()) {
			return "it is composed of several indicators";
		}
		if (!indicator.at("spec", "thresholdMetric").isEmpty()) {
			return "its indicator is a threshold of one metric, which is no count of events";
		}
		if (!indicator.at("spec", "ratioMetric", "raw").isEmpty()) {
			return "its indicator is a ratio that is calculated already";
		}
		return indicator.at("spec", "ratioMetric").isEmpty() ? "it has no indicator in this file" : null;
	}

	private Node indicator(Node document) {
		String reference = document.at("spec", "indicatorRef").text();
		if (reference == null) {
			return document.at("spec", "indicator");
		}
		return this.documents.stream()
			.filter((other) -> isKind(other, "SLI") && name(other).equals(reference))
			.findFirst()
			.orElse(new Node(null));
	}

	private static @Nullable BigDecimal target(Node objective) throws BadInputException {
		BigDecimal percent = objective.at("targetPercent").number();
		return (percent != null) ? percent.movePointLeft(2) : objective.at("target").number();
	}

	private static @Nullable String query(Node metric) {
		return metric.at("metricSource", "spec", "query").text();
	}

	private static Map<String, String> annotations(Node document) {
		Map<String, String> annotations = new LinkedHashMap<>();
		document.at("metadata", "annotations").texts().forEach((key, text) -> {
			if (key.startsWith(PREFIX)) {
				annotations.put(key.substring(PREFIX.length()), text);
			}
		});
		return annotations;
	}

	private static boolean isKind(Node document, String kind) {
		return kind.equals(document.at("kind").text());
	}

	private static String name(Node document) {
		return Objects.requireNonNullElse(document.at("metadata", "name").text(), "without-name");
	}

}
