package dev.monitored.db.recording;

import java.util.List;

/**
 * The meters of database queries.
 */
public enum DbMeters {

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
	BATCH_SIZE("db.batch.size", "Statements of a batch that was executed", "datasource", "operation", "table");

	private final String meterName;

	private final String description;

	private final List<String> labels;

	DbMeters(String meterName, String description, String... labels) {
		this.meterName = meterName;
		this.description = description;
		this.labels = List.of(labels);
	}

	/**
	 * Returns the name of the meter.
	 * @return the name, in Micrometer's spelling
	 */
	public String meterName() {
		return this.meterName;
	}

	/**
	 * Returns the description of the meter.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the label keys of the meter.
	 * @return the label keys
	 */
	public List<String> labels() {
		return this.labels;
	}

}
