package dev.monitored.llm.error;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.monitored.outcome.Outcome;

/**
 * What went wrong with a call, one of few kinds for all clients and providers.
 */
public enum ErrorKind {

	/**
	 * There were too many calls or tokens.
	 */
	RATE_LIMITED,

	/**
	 * It took too long.
	 */
	TIMEOUT,

	/**
	 * The caller is not known or not allowed to call.
	 */
	AUTH,

	/**
	 * There is no such model.
	 */
	NOT_FOUND,

	/**
	 * The prompt is longer than the model can read.
	 */
	CONTEXT_LENGTH,

	/**
	 * The prompt or the answer was withheld.
	 */
	CONTENT_FILTER,

	/**
	 * The request makes no sense to the provider.
	 */
	BAD_REQUEST,

	/**
	 * The provider failed.
	 */
	SERVER_ERROR,

	/**
	 * There was no connection, or it broke off.
	 */
	CONNECTION,

	/**
	 * The answer could not be understood.
	 */
	DECODE,

	/**
	 * Anything else.
	 */
	OTHER;

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERRORS = 500;

	private final Outcome outcome = Outcome.error(label());

	/**
	 * Returns the kind of a request that was answered with a status code.
	 * @param code the code
	 * @return the kind
	 */
	public static ErrorKind ofStatus(int code) {
		return switch (code) {
			case 401, 403 -> AUTH;
			case 404 -> NOT_FOUND;
			case 408 -> TIMEOUT;
			case 429 -> RATE_LIMITED;
			default -> (code >= SERVER_ERRORS) ? SERVER_ERROR : (code >= CLIENT_ERROR) ? BAD_REQUEST : OTHER;
		};
	}

	/**
	 * Returns the values of the label {@code error}.
	 * @return the values of all kinds
	 */
	public static List<String> labels() {
		return Arrays.stream(values()).map(ErrorKind::label).toList();
	}

	/**
	 * Returns the outcome of a call that failed like this.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	private String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
