package dev.monitored.report.export;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.Slo;

/**
 * Writes the SLOs of the application in the formats of other tools.
 */
public final class SloExports {

	private final SloCatalog catalog;

	/**
	 * Creates the exports.
	 * @param catalog the SLOs
	 */
	public SloExports(SloCatalog catalog) {
		this.catalog = catalog;
	}

	/**
	 * Writes the SLOs.
	 * @param format {@code openslo}, {@code sloth}, {@code pyrra} or {@code grafana}
	 * @return the documents in YAML, or {@code null} if there is no such format
	 */
	public @Nullable String yaml(String format) {
		String application = this.catalog.application();
		List<Slo> slos = this.catalog.slos().stream().map(TrackedSlo::slo).toList();
		List<Map<String, Object>> documents = switch (format) {
			case "openslo" -> OpenSloFormat.documents(application, objectives(application, slos));
			case "sloth" -> SlothFormat.documents(application, objectives(application, slos));
			case "pyrra" -> PyrraFormat.documents(objectives(application, slos));
			case "grafana" -> GrafanaFormat.documents(application, slos);
			default -> null;
		};
		return (documents != null) ? YamlText.of(documents) : null;
	}

	private static List<ExportedObjective> objectives(String application, List<Slo> slos) {
		UniqueNames names = new UniqueNames();
		return slos.stream()
			.flatMap((slo) -> slo.objectives()
				.stream()
				.map((objective) -> new ExportedObjective(application, slo, objective,
						names.name(slo.name() + "-" + objective.sli()))))
			.toList();
	}

}
