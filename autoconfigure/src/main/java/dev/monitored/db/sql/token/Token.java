package dev.monitored.db.sql.token;

/**
 * A word or sign of a SQL text, as far as it tells operation and table: words that mean
 * the same are one token, and all others are a {@link #NAME}. A word may be a name, too.
 */
public enum Token {

	/**
	 * The end of the text.
	 */
	EOF,

	/**
	 * A semicolon.
	 */
	SEMICOLON,

	/**
	 * A comma.
	 */
	COMMA,

	/**
	 * A dot.
	 */
	DOT,

	/**
	 * An asterisk.
	 */
	STAR,

	/**
	 * An opening parenthesis or brace.
	 */
	OPEN,

	/**
	 * A closing parenthesis or brace.
	 */
	CLOSE,

	/**
	 * A text, a number, a parameter, or a sign without meaning here.
	 */
	VALUE,

	/**
	 * A quoted name, or a word without meaning here.
	 */
	NAME,

	/**
	 * A query of tables.
	 */
	SELECT,

	/**
	 * Common tables.
	 */
	WITH,

	/**
	 * A query of values.
	 */
	VALUES,

	/**
	 * A table, or a query of one.
	 */
	TABLE,

	/**
	 * Some tables.
	 */
	TABLES,

	/**
	 * Adds rows.
	 */
	INSERT,

	/**
	 * Adds rows in the place of others.
	 */
	REPLACE,

	/**
	 * Changes rows.
	 */
	UPDATE,

	/**
	 * Deletes rows.
	 */
	DELETE,

	/**
	 * Adds or changes rows.
	 */
	MERGE,

	/**
	 * Calls a procedure.
	 */
	CALL,

	/**
	 * Changes the definition of what is named behind its kind.
	 */
	DEFINE,

	/**
	 * Changes a table as a whole.
	 */
	TRUNCATE,

	/**
	 * Changes what is known or allowed of a table.
	 */
	GRANT,

	/**
	 * Begins a transaction or a block.
	 */
	BEGIN,

	/**
	 * Ends a transaction or a part of it.
	 */
	COMMIT,

	/**
	 * Follows the beginning where that is one of a transaction.
	 */
	TRANSACTION,

	/**
	 * Sets a variable or a column.
	 */
	SET,

	/**
	 * Concerns no table, and may stand before another statement.
	 */
	PRELUDE,

	/**
	 * Explains or prepares a statement, or describes a table.
	 */
	EXPLAIN,

	/**
	 * Shows or loads something, or executes code.
	 */
	COMMAND,

	/**
	 * Does something else to a table.
	 */
	MAINTAIN,

	/**
	 * Begins the tables of a query.
	 */
	FROM,

	/**
	 * Precedes a target.
	 */
	INTO,

	/**
	 * Begins further tables of a change.
	 */
	USING,

	/**
	 * Precedes a condition, or the table of an index.
	 */
	ON,

	/**
	 * Precedes another name, or the query of a common table.
	 */
	AS,

	/**
	 * Precedes a further table.
	 */
	JOIN,

	/**
	 * Says how a table is joined.
	 */
	JOIN_KIND,

	/**
	 * Begins a condition.
	 */
	WHERE,

	/**
	 * Follows the tables of a query.
	 */
	CLAUSE,

	/**
	 * Follows the tables of a query in most dialects.
	 */
	LIMIT,

	/**
	 * Connects two queries.
	 */
	UNION,

	/**
	 * Connects two queries in most dialects.
	 */
	EXCEPT,

	/**
	 * Leaves out equal rows, or compares.
	 */
	DISTINCT,

	/**
	 * Says how a view or a common table is kept.
	 */
	MATERIALIZED,

	/**
	 * May stand before the name of a table.
	 */
	MODIFIER,

	/**
	 * Limits rows, in Transact-SQL.
	 */
	TOP,

	/**
	 * Begins a case.
	 */
	WHEN,

	/**
	 * Is part of a condition.
	 */
	EXISTENCE,

	/**
	 * Begins a comparison.
	 */
	IS,

	/**
	 * Says in parentheses how a table is locked, in Transact-SQL.
	 */
	LOCK_HINT,

	/**
	 * A column of a table.
	 */
	COLUMN,

	/**
	 * Something that belongs to a table.
	 */
	INDEX,

	/**
	 * A view.
	 */
	VIEW,

	/**
	 * Something that belongs to no table.
	 */
	OBJECT;

	/**
	 * Returns whether this is a name or a word, which may be a name as well.
	 * @return whether it consists of letters
	 */
	public boolean isWord() {
		return ordinal() >= NAME.ordinal();
	}

	/**
	 * Returns whether a statement ends here.
	 * @return whether this is a semicolon or the end of the text
	 */
	public boolean isEnd() {
		return this == SEMICOLON || this == EOF;
	}

}
