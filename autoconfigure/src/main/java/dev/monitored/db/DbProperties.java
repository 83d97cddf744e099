package dev.monitored.db;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

import dev.monitored.settings.InvalidSettingException;

/**
 * Configuration of database queries.
 *
 * @param enabled Whether database queries are measured.
 * @param keepSchema Whether the label "table" keeps the schema, as in "sales.orders".
 * @param ignored Names of data source beans whose queries are not measured.
 * @param repeatedQueries Calls that repeat a query.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.db", ignoreUnknownFields = false)
public record DbProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean keepSchema,
		@DefaultValue Set<String> ignored, @DefaultValue Repetition repeatedQueries) {

	/**
	 * Calls that make equal queries again and again.
	 *
	 * @param enabled Whether calls with more equal queries than the threshold are
	 * counted.
	 * @param threshold Maximum number of equal queries in one call. A call that makes
	 * more is counted.
	 */
	public record Repetition(@DefaultValue("true") boolean enabled, @DefaultValue("10") int threshold) {

		/**
		 * Creates the configuration.
		 * @param enabled whether calls are counted
		 * @param threshold how many equal queries a call may make
		 * @throws InvalidSettingException if it may make none
		 */
		public Repetition {
			if (threshold < 1) {
				throw new InvalidSettingException("monitored.db.repeated-queries.threshold",
						Integer.toString(threshold), "the threshold is below 1",
						"Write at least 1, or turn it off: monitored.db.repeated-queries.enabled=false.");
			}
		}

		int most() {
			return this.enabled ? this.threshold : 0;
		}

	}

}
