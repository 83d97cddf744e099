package dev.monitored.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of what happens at shutdown.
 *
 * @param lastScrape Maximum time for which a graceful shutdown waits, after the last
 * request, to be scraped once more. The management port stays open meanwhile. At most 10
 * minutes; 0 turns it off.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.shutdown", ignoreUnknownFields = false)
public record ShutdownProperties(@DefaultValue("0s") Duration lastScrape) {

	private static final Duration MAX = Duration.ofMinutes(10);

	/**
	 * Returns how long a shutdown waits at most.
	 * @return the time
	 * @throws InvalidSettingException if it is negative or above 10 minutes
	 */
	Duration checkedLastScrape() {
		if (this.lastScrape.isNegative() || this.lastScrape.compareTo(MAX) > 0) {
			throw new InvalidSettingException("monitored.shutdown.last-scrape", this.lastScrape.toString(),
					"it must be between 0 and 10 minutes",
					"Write a little more than the scrape interval, such as 75s.");
		}
		return this.lastScrape;
	}

}
