package dev.monitored.cli.promql;

/**
 * Thrown when a query does more than count. The message says what.
 */
public class UnreadableQueryException extends Exception {

	/**
	 * Creates an exception.
	 * @param message what the query does
	 */
	public UnreadableQueryException(String message) {
		super(message);
	}

}
