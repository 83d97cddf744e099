package dev.monitored.cli.document;

/**
 * Thrown when a file, an option or a server does not say what is needed. The message says
 * why, in one line.
 */
public class BadInputException extends Exception {

	/**
	 * Creates an exception.
	 * @param message what is wrong
	 */
	public BadInputException(String message) {
		super(message);
	}

}
