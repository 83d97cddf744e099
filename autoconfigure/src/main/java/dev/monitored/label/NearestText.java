package dev.monitored.label;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the existing name that is most like one that does not exist.
 */
public final class NearestText {

	private static final int MAX_LENGTH = 200;

	/**
	 * A variable in a template of paths, whose name means nothing.
	 */
	private static final Pattern VARIABLE = Pattern.compile("\\{[^}/]*}");

	private NearestText() {
	}

	/**
	 * Returns the text that needs the fewest changes of single characters, and no more
	 * than a third of them.
	 * @param written what was written
	 * @param known the texts that exist
	 * @return the nearest text, the first one in alphabetical order of several, or
	 * {@code null} if none is near
	 */
	public static @Nullable String of(String written, Collection<String> known) {
		String nearest = null;
		int least = Integer.MAX_VALUE;
		for (String text : known) {
			int distance = distance(written, text);
			boolean isNearer = distance < least
					|| (distance == least && nearest != null && text.compareTo(nearest) < 0);
			if (isNearer && distance <= Math.max(2, Math.max(written.length(), text.length()) / 3)) {
				nearest = text;
				least = distance;
			}
		}
		return nearest;
	}

	/**
	 * Returns the nearest text as a question for the end of a message.
	 * @param written what was written
	 * @param known the texts that exist
	 * @return the question, which begins with a comma, or nothing
	 */
	public static String question(String written, Collection<String> known) {
		String nearest = of(written, known);
		return (nearest != null) ? ", did you mean '%s'?".formatted(nearest) : "";
	}

	/**
	 * Returns how many characters have to be added, removed or replaced, without regard
	 * to upper and lower case and to the names of variables.
	 * @param written a text
	 * @param known another one
	 * @return the distance of Levenshtein, or a large number if a text is long
	 */
	private static int distance(String written, String known) {
		if (written.length() > MAX_LENGTH || known.length() > MAX_LENGTH) {
			return Integer.MAX_VALUE;
		}
		String first = uniform(written);
		String second = uniform(known);
		int[] previous = new int[second.length() + 1];
		for (int column = 0; column < previous.length; column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= first.length(); row++) {
			previous = next(previous, first.charAt(row - 1), row, second);
		}
		return previous[second.length()];
	}

	private static String uniform(String text) {
		return VARIABLE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("*");
	}

	private static int[] next(int[] previous, char character, int row, String second) {
		int[] current = new int[previous.length];
		current[0] = row;
		for (int column = 1; column < current.length; column++) {
			int replaced = previous[column - 1] + ((character == second.charAt(column - 1)) ? 0 : 1);
			current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
		}
		return current;
	}

}
