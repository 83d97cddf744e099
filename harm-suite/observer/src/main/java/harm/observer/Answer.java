package harm.observer;

import java.util.List;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param body what was answered
 * @param headers the headers that are the same each time
 */
record Answer(int status, String body, List<Header> headers) {

	/**
	 * A header of an answer.
	 *
	 * @param name its name
	 * @param value its value
	 */
	record Header(String name, String value) {

	}

}
