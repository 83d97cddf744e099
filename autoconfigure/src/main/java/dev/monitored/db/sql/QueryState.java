package dev.monitored.db.sql;

/**
 * What may come next in a query.
 */
enum QueryState {

	/**
	 * A statement, or a query.
	 */
	STATEMENT,

	/**
	 * A table, or a query in its place.
	 */
	TABLE,

	/**
	 * What follows the word {@code TABLE}: a name, or something in parentheses.
	 */
	TABLE_WORD,

	/**
	 * What is in those parentheses: a function, a query, or a change.
	 */
	TABLE_ARGUMENT,

	/**
	 * The first word in parentheses that are in the place of a table: a query or a table.
	 */
	TABLE_PARENTHESIS,

	/**
	 * What follows such parentheses.
	 */
	TABLE_END,

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
	 * The first word in other parentheses: a query, or an expression.
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
	 * What follows that name.
	 */
	COMMON_HEAD,

	/**
	 * What follows the word {@code AS}: the query that the name stands for.
	 */
	COMMON_QUERY,

	/**
	 * Another common table, or the statement that uses them.
	 */
	COMMON_END

}
