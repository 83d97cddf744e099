package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.SqlOperation;
import dev.monitored.db.sql.SqlQuery;
import dev.monitored.guard.BoundedLabel;

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
		this.query = (this.query != null) ? common(this.query, added) : added;
	}

	void clear() {
		this.size = 0;
		this.query = null;
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

	private static SqlQuery common(SqlQuery first, SqlQuery second) {
		SqlOperation operation = (first.operation() == second.operation()) ? first.operation() : SqlOperation.OTHER;
		String table = first.table().equals(second.table()) ? first.table() : BoundedLabel.UNKNOWN;
		return new SqlQuery(operation, table);
	}

}
