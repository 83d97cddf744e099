package dev.monitored.db.recording;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of database queries.
 */
public enum DbMeters implements DescribedMeter {

	/**
	 * Time of the queries of a data source.
	 */
	DURATION("db.query.duration", "Time of the queries of a data source, without the reading of their results",
			"datasource", "operation", "table", "status"),

	/**
	 * Failed queries by the name of their error.
	 */
	ERRORS("db.query.errors", "Failed queries of a data source by the name of their error", "datasource", "operation",
			"table", "error"),

	/**
	 * Queries that have started and not ended.
	 */
	ACTIVE("db.query.active", "Queries of a data source that have started and not ended", "datasource"),

	/**
	 * Statements of a batch.
	 */
	BATCH_SIZE("db.batch.size", "Statements of a batch that was executed", "datasource", "operation", "table"),

	/**
	 * Calls that made equal queries of a table more often than they may.
	 */
	REPEATED("db.repeated.queries",
			"Calls of an operation, or requests (_none), that made more equal queries of a table than the threshold",
			"operation", "table");

	private final MeterDetails details;

	DbMeters(String meterName, String description, String... labels) {
		this.details = MeterDetails.of(meterName, description, labels);
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values(), "db.query", "db.batch", "db.repeated");
		}

	}

}
