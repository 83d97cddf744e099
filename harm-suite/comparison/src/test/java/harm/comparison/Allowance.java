package harm.comparison;

import java.util.regex.Pattern;

/**
 * A difference that is meant.
 *
 * @param application name of the application, a star for all of them
 * @param control the control that shows the difference, a star for both
 * @param difference the difference, in which a star stands for any text
 * @param reason why it is meant
 */
record Allowance(String application, String control, String difference, String reason) {

	static Allowance parse(String line) {
		String[] columns = line.split(" +\\| +");
		if (columns.length != 4 || columns[3].isBlank()) {
			throw new IllegalArgumentException("Not 'application | control | difference | reason': " + line);
		}
		return new Allowance(columns[0], columns[1], columns[2], columns[3]);
	}

	boolean covers(Application application, Variant control, Difference difference) {
		return matches(this.application, application) && matches(this.control, control)
				&& matches(this.difference, difference);
	}

	private static boolean matches(String pattern, Object text) {
		String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
		return Pattern.matches(regex, text.toString());
	}

}
