package dev.monitored.failure;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.ValueText;

/**
 * Writes values that come from calls into log lines. What ends a line, steers a terminal
 * or turns the direction of text is escaped, so that a value cannot pretend to be a line
 * of the log.
 */
public final class LogText {

	private static final int MAX_LENGTH = 60;

	private LogText() {
	}

	/**
	 * Returns how a value stands in a log line.
	 * @param value the value
	 * @return the value on one line, in at most 60 characters before they are escaped
	 */
	public static String of(@Nullable Object value) {
		String text = ValueText.shortened(String.valueOf(value), MAX_LENGTH);
		StringBuilder escaped = new StringBuilder(text.length());
		for (int index = 0; index < text.length(); index = text.offsetByCodePoints(index, 1)) {
			append(text.codePointAt(index), escaped);
		}
		return escaped.toString();
	}

	private static void append(int codePoint, StringBuilder escaped) {
		switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				escaped.append("\\u%04x".formatted(codePoint));
			default -> escaped.appendCodePoint(codePoint);
		}
	}

}
