package dev.monitored.cli.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A document of <a href="https://sloth.dev">Sloth</a>, {@code prometheus/v1}, as a file
 * or as a resource of Kubernetes.
 */
final class SlothDocument {

	private SlothDocument() {
	}

	static boolean is(Node document) {
		return "prometheus/v1".equals(document.at("version").text()) || isResource(document);
	}

	static List<SourceSlo> read(Node document) throws BadInputException {
		Node slos = isResource(document) ? document.at("spec", "slos") : document.at("slos");
		List<SourceSlo> read = new ArrayList<>();
		for (Node slo : slos.list()) {
			read.add(slo(slo));
		}
		return read;
	}

	private static boolean isResource(Node document) {
		return "sloth.slok.dev/v1".equals(document.at("apiVersion").text());
	}

	private static SourceSlo slo(Node slo) throws BadInputException {
		BigDecimal percent = slo.at("objective").number();
		String bad = query(slo, "error_query", "errorQuery");
		String total = query(slo, "total_query", "totalQuery");
		String problem = (bad == null || total == null)
				? "its indicator is no ratio of two queries, but raw or of a plugin" : null;
		return new SourceSlo(Objects.requireNonNullElse(slo.at("name").text(), "without-name"),
				(percent != null) ? percent.movePointLeft(2) : null, null, null, bad, total, annotations(slo), problem);
	}

	private static @Nullable String query(Node slo, String ofFile, String ofResource) {
		Node events = slo.at("sli", "events");
		String query = events.at(ofFile).text();
		return (query != null) ? query : events.at(ofResource).text();
	}

	private static Map<String, String> annotations(Node slo) {
		Map<String, String> annotations = new LinkedHashMap<>();
		String objective = slo.at("alerting", "annotations", "objective").text();
		if (objective != null) {
			annotations.put("objective", objective);
		}
		String runbook = slo.at("alerting", "annotations", "runbook_url").text();
		if (runbook != null) {
			annotations.put("runbook", runbook);
		}
		if (pagesNobody(slo.at("alerting", "page_alert")) || pagesNobody(slo.at("alerting", "pageAlert"))) {
			annotations.put("page", "false");
		}
		return annotations;
	}

	// Our own export turns the pages of such an SLO into tickets
	private static boolean pagesNobody(Node alert) {
		return "true".equals(alert.at("disable").text()) || "ticket".equals(alert.at("labels", "notify").text());
	}

}
