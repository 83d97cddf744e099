package dev.monitored.cli.definition;

/**
 * Thrown when an objective is none that this library can count. The message says why.
 */
class NotCountableException extends Exception {

	NotCountableException(String message) {
		super(message);
	}

}
