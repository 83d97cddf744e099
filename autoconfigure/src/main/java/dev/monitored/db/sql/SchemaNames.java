package dev.monitored.db.sql;

/**
 * What becomes of the schema in the name of a table.
 */
public enum SchemaNames {

	/**
	 * The name of the table alone: {@code orders}.
	 */
	DROPPED,

	/**
	 * Everything that the statement says: {@code sales.orders}.
	 */
	KEPT

}
