package dev.monitored.db.sql;

/**
 * What may come next in a query.
 */
enum QueryState {

	/**
	 * A table, a query in its place, or a statement.
	 */
	TABLE,

	/**
	 * What follows the word {@code TABLE}: a name, or a function in parentheses.
	 */
	TABLE_WORD,

	/**
	 * More of a list of tables, or what follows it.
	 */
	MORE_TABLES,

	/**
	 * The columns of a query, and then its tables.
	 */
	COLUMNS,

	/**
	 * Conditions, groups, and order, and then perhaps another query.
	 */
	REST,

	/**
	 * The first word in parentheses: a query, or an expression.
	 */
	PARENTHESIS,

	/**
	 * An expression in parentheses.
	 */
	EXPRESSION,

	/**
	 * The name of a common table.
	 */
	COMMON_NAME,

	/**
	 * What follows that name, up to the query that it stands for.
	 */
	COMMON_HEAD,

	/**
	 * Another common table, or the statement that uses them.
	 */
	COMMON_END

}
