package dev.monitored.report;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.PageTime;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.objective.Objective;

/**
 * Says at start-up which SLOs there are: in one line, and at DEBUG as a table.
 */
final class StartupReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(StartupReport.class);

	private static final String ROW = "%n%-40s %-12s %-24s %-6s %-12s %-12s %s";

	private final SloCatalog catalog;

	private final BooleanSupplier exposed;

	/**
	 * Creates a report.
	 * @param catalog the SLOs
	 * @param exposed whether there is an endpoint that shows them
	 */
	StartupReport(SloCatalog catalog, BooleanSupplier exposed) {
		this.exposed = exposed;
		this.catalog = catalog;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		List<TrackedSlo> slos = this.catalog.slos();
		if (slos.isEmpty()) {
			return;
		}
		int objectives = 0;
		for (TrackedSlo tracked : slos) {
			objectives += tracked.indicators().size();
		}
		logger.info("SLOs: %d, with %d objectives; %s".formatted(slos.size(), objectives,
				this.exposed.getAsBoolean() ? "the actuator's endpoint 'slo' shows how they are kept"
						: "add slo to management.endpoints.web.exposure.include to see how they are kept"));
		if (logger.isDebugEnabled()) {
			logger.debug(table(slos));
		}
	}

	private static String table(List<TrackedSlo> slos) {
		StringBuilder table = new StringBuilder("The SLOs of this application:");
		table.append(ROW.formatted("SLO", "signal", "objective", "window", "budget", "pages in", "team"));
		for (TrackedSlo tracked : slos) {
			for (SliCounter sliCounter : tracked.indicators()) {
				table.append(row(tracked, sliCounter.objective()));
			}
		}
		return table.toString();
	}

	private static String row(TrackedSlo tracked, Objective objective) {
		String toPage = tracked.slo().page()
				? PageTime.inTotalOutage(objective, tracked.slo().window()).toMinutes() + "m" : "never";
		return ROW.formatted(tracked.slo().name(), tracked.slo().signal().id(), objective.text(),
				tracked.slo().window().text(), objective.budget().toPlainString(), toPage,
				Objects.requireNonNullElse(tracked.slo().team(), ""));
	}

}
