package dev.monitored.label;

/**
 * Makes texts fit to be the values of labels: well-formed, because an encoder writes
 * {@code ?} for every half of a surrogate pair, and of limited length.
 */
public final class ValueText {

	/**
	 * The end of a text that was shortened.
	 */
	public static final char SHORTENED = '…';

	private static final char REPLACEMENT = '\uFFFD';

	private ValueText() {
	}

	/**
	 * Returns the beginning of a text, never a part of a surrogate pair.
	 * @param text the text
	 * @param maxLength the maximum length in characters, at least 2
	 * @return the text itself if it is not longer, else its beginning and
	 * {@value #SHORTENED}
	 */
	public static String shortened(String text, int maxLength) {
		if (text.length() <= maxLength) {
			return text;
		}
		int end = maxLength - 1;
		if (Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end))) {
			end--;
		}
		return text.substring(0, end) + SHORTENED;
	}

	/**
	 * Returns a text in which U+FFFD stands for each half of a surrogate pair that is
	 * alone.
	 * @param text the text
	 * @return the text itself if it is well-formed
	 */
	public static String wellFormed(String text) {
		for (int index = 0; index < text.length(); index++) {
			if (isUnpaired(text, index)) {
				return replaceUnpaired(text);
			}
		}
		return text;
	}

	private static String replaceUnpaired(String text) {
		StringBuilder replaced = new StringBuilder(text);
		for (int index = 0; index < text.length(); index++) {
			if (isUnpaired(text, index)) {
				replaced.setCharAt(index, REPLACEMENT);
			}
		}
		return replaced.toString();
	}

	private static boolean isUnpaired(String text, int index) {
		char character = text.charAt(index);
		if (Character.isHighSurrogate(character)) {
			return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
		}
		return Character.isLowSurrogate(character)
				&& (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
	}

}
