package dev.monitored.catalog.status;

import java.time.Instant;
import java.util.List;

/**
 * What one instance of an application has counted of its SLOs.
 *
 * @param application the name of the application
 * @param scope what the numbers are about, a sentence
 * @param since when counting began
 * @param slos the SLOs by name
 */
public record SloReport(String application, String scope, Instant since, List<SloStatus> slos) {

	static final String SCOPE = "Counted by this instance since it started; Prometheus adds up all instances over the window.";

}
