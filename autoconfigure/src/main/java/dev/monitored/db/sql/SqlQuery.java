package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.TableName;

/**
 * What a SQL statement does, and to which table.
 *
 * @param operation what it does
 * @param table the table as a label: unquoted, in lower case, runs of four or more digits
 * as {@code #}; {@value TableName#NONE} without a table, {@value TableName#UNKNOWN} where
 * it cannot be told
 */
public record SqlQuery(SqlOperation operation, String table) {

	/**
	 * Returns what a statement does. The schema of the table is dropped.
	 * @param sql the text of one or more statements, of any dialect, broken or not
	 * @return operation and table of the first statement that does more than to prepare
	 * for others
	 */
	public static SqlQuery parse(@Nullable String sql) {
		return parse(sql, SchemaNames.DROPPED);
	}

	/**
	 * Returns what a statement does.
	 * @param sql the text of one or more statements, of any dialect, broken or not
	 * @param schemaNames what becomes of the schema of the table
	 * @return operation and table of the first statement that does more than to prepare
	 * for others
	 */
	public static SqlQuery parse(@Nullable String sql, SchemaNames schemaNames) {
		if (sql == null) {
			return new SqlQuery(SqlOperation.OTHER, TableName.UNKNOWN);
		}
		return new SqlScanner(sql, schemaNames).scan();
	}

	/**
	 * Returns what this and another query have in common, such as those of a batch.
	 * @param other another query
	 * @return {@link SqlOperation#OTHER} where the operations differ,
	 * {@value TableName#UNKNOWN} where the tables do
	 */
	public SqlQuery common(SqlQuery other) {
		if (equals(other)) {
			return this;
		}
		return new SqlQuery((this.operation == other.operation) ? this.operation : SqlOperation.OTHER,
				this.table.equals(other.table) ? this.table : TableName.UNKNOWN);
	}

}
