package dev.monitored.db.jdbc;

/**
 * Keeps a proxy like the data source behind it, where others read or write fields.
 */
interface Mirror {

	/**
	 * A mirror of a data source whose fields are its own.
	 */
	Mirror NONE = new Mirror() {
	};

	/**
	 * Looks before a connection is handed out.
	 */
	default void beforeConnection() {
	}

	/**
	 * Looks after a connection was handed out.
	 */
	default void afterConnection() {
	}

	/**
	 * Looks before the data source is called in any other way.
	 */
	default void beforeCall() {
	}

}
