package dev.monitored.cli.document;

import java.math.BigDecimal;
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

	static List<SourceSlo> read(Node document) {
		Node slos = isResource(document) ? document.at("spec", "slos") : document.at("slos");
		return slos.list().stream().map(SlothDocument::slo).toList();
	}

	private static boolean isResource(Node document) {
		return "sloth.slok.dev/v1".equals(document.at("apiVersion").text());
	}

	private static SourceSlo slo(Node slo) {
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
		return annotations;
	}

}
