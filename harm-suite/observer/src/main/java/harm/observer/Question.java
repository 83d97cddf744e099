package harm.observer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A request, as it stands in a script.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param user who asks, {@code null} for a stranger
 * @param body what is sent, possibly empty
 */
record Question(String method, String path, @Nullable String user, String body) {

	private static final Pattern LINE = Pattern.compile("(\\w+) (\\S+)(?: as (\\w+))?(?: (.+))?");

	static Question parse(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a question: " + line);
		}
		String body = matcher.group(4);
		return new Question(matcher.group(1), matcher.group(2), matcher.group(3), (body != null) ? body : "");
	}

	static Question get(String path) {
		return new Question("GET", path, null, "");
	}

	/**
	 * Returns what the body is: JSON if it looks like it, a form otherwise.
	 */
	String contentType() {
		return this.body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
	}

}
