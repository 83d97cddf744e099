package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.SqlQuery;

/**
 * How many statements have been added to a batch, and what they have in common.
 */
final class Batch {

	private long size;

	private @Nullable SqlQuery query;

	/**
	 * Adds the parameters of a prepared statement.
	 */
	void add() {
		this.size++;
	}

	/**
	 * Adds a statement.
	 * @param added its operation and table
	 */
	void add(SqlQuery added) {
		this.size++;
		this.query = (this.query != null) ? this.query.common(added) : added;
	}

	long size() {
		return this.size;
	}

	/**
	 * Returns what the statements have in common.
	 * @return operation and table, or {@code null} if these are parameters of a prepared
	 * statement
	 */
	@Nullable SqlQuery query() {
		return this.query;
	}

}
