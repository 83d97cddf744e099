package dev.monitored.test.scrape;

import org.jspecify.annotations.Nullable;

/**
 * Returns what Prometheus would read now.
 */
@FunctionalInterface
interface ScrapeSource {

	/**
	 * Scrapes the application.
	 * @return the text, or {@code null} if the application has no Prometheus registry
	 */
	@Nullable String scrape();

}
