package dev.monitored.trace;

/**
 * Stands for what a call threw, on its span. It has the name of the error alone: the
 * message and the stack of an exception may have secrets in them.
 */
final class CallFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param error the name of the error
	 */
	CallFailedException(String error) {
		super(error, null, false, false);
	}

}
