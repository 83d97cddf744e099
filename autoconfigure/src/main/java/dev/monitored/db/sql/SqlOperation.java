package dev.monitored.db.sql;

/**
 * What a SQL statement does.
 */
public enum SqlOperation {

	/**
	 * Reads rows: also {@code VALUES} and {@code TABLE}.
	 */
	SELECT,

	/**
	 * Adds rows: also {@code REPLACE}.
	 */
	INSERT,

	/**
	 * Changes rows.
	 */
	UPDATE,

	/**
	 * Deletes rows.
	 */
	DELETE,

	/**
	 * Adds or changes rows: also {@code UPSERT}.
	 */
	MERGE,

	/**
	 * Calls a procedure: also {@code EXEC}, and a block that does nothing else.
	 */
	CALL,

	/**
	 * Changes the schema or who may use it: also {@code TRUNCATE} and {@code GRANT}.
	 */
	DDL,

	/**
	 * Begins or ends a transaction or a part of it.
	 */
	TX,

	/**
	 * Does something else, or cannot be told.
	 */
	OTHER

}
