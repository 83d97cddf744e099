package dev.monitored.report;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import dev.monitored.catalog.status.SloReport;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;

/**
 * Endpoint with the SLOs of the application and what this instance has counted of them.
 */
@Endpoint(id = "slo")
public final class SloEndpoint {

	private final SloReporter reporter;

	SloEndpoint(SloReporter reporter) {
		this.reporter = reporter;
	}

	/**
	 * Returns all SLOs.
	 * @return the report
	 */
	@ReadOperation
	public SloReport slos() {
		return this.reporter.all();
	}

	/**
	 * Returns one SLO.
	 * @param name the name of the SLO
	 * @return its status, or {@code null} if there is no such SLO
	 */
	@ReadOperation
	public @Nullable SloStatus slo(@Selector String name) {
		return this.reporter.one(name);
	}

}
