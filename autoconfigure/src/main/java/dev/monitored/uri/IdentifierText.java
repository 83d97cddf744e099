package dev.monitored.uri;

/**
 * Tells texts that name one thing among many (numbers, dates, UUIDs, hashes, tokens) from
 * words. A text consists of parts, which are letters and digits, and of what separates
 * them.
 */
final class IdentifierText {

	private static final int UUID_LENGTH = 36;

	private static final int LONG_NUMBER = 5;

	private static final int HASH_LENGTH = 8;

	private static final int TOKEN_LENGTH = 16;

	private static final int YEAR_LENGTH = 4;

	private IdentifierText() {
	}

	/**
	 * Returns whether a whole text is a number, a date or a token.
	 * @param text the text
	 * @return whether it is
	 */
	static boolean isWhole(String text) {
		return isNumber(text) || isToken(text);
	}

	/**
	 * Returns whether a text is a version of an interface, such as {@code v2}.
	 * @param text the text
	 * @return whether it is
	 */
	static boolean isVersion(String text) {
		if (text.length() < 2 || (text.charAt(0) != 'v' && text.charAt(0) != 'V')) {
			return false;
		}
		int digits = 0;
		for (int index = 1; index < text.length(); index++) {
			digits = Character.isDigit(text.charAt(index)) ? digits + 1 : 0;
			if (digits >= LONG_NUMBER || (digits == 0 && text.charAt(index) != '.')) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the end of the identifier that begins at a part.
	 * @param text the text
	 * @param start where the part begins
	 * @return the end, {@code start} if there is no identifier
	 */
	static int end(String text, int start) {
		if (isUuid(text, start)) {
			return start + UUID_LENGTH;
		}
		int numbers = numbersEnd(text, start);
		if (numbers > start) {
			return numbers;
		}
		int end = partEnd(text, start);
		return isIdentifier(text, start, end) ? end : start;
	}

	static int partEnd(String text, int start) {
		int end = start;
		while (end < text.length() && !isSeparator(text.charAt(end))) {
			end++;
		}
		return end;
	}

	static boolean isSeparator(char character) {
		return !Character.isLetterOrDigit(character) && !Character.isSurrogate(character);
	}

	static boolean isUuid(String text, int start) {
		if (start + UUID_LENGTH > text.length() || partEnd(text, start) != start + 8
				|| partEnd(text, start + 24) != start + UUID_LENGTH) {
			return false;
		}
		for (int index = 0; index < UUID_LENGTH; index++) {
			boolean dashExpected = index == 8 || index == 13 || index == 18 || index == 23;
			char character = text.charAt(start + index);
			if (dashExpected ? (character != '-') : !isHex(character)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the end of a long number or of several ones, as in {@code 2024-05-17}.
	 * @param text the text
	 * @param start where the first one begins
	 * @return the end, {@code start} if there is a short number or none
	 */
	private static int numbersEnd(String text, int start) {
		int end = numberEnd(text, start);
		int numbers = (end > start) ? 1 : 0;
		while (numbers > 0 && end + 1 < text.length() && numberEnd(text, end + 1) > end + 1) {
			end = numberEnd(text, end + 1);
			numbers++;
		}
		return (numbers > 1 || end - start >= LONG_NUMBER) ? end : start;
	}

	private static int numberEnd(String text, int start) {
		int end = start;
		while (end < text.length() && Character.isDigit(text.charAt(end))) {
			end++;
		}
		return (end == text.length() || isSeparator(text.charAt(end))) ? end : start;
	}

	private static boolean isNumber(String text) {
		char first = text.charAt(0);
		boolean hasDigit = false;
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			hasDigit |= Character.isDigit(character);
			if (!Character.isDigit(character) && "+-_.:,~TWZ ".indexOf(character) < 0) {
				return false;
			}
		}
		return hasDigit && (Character.isDigit(first) || first == '-' || first == '+');
	}

	private static boolean isToken(String text) {
		boolean hasUpper = false;
		boolean hasLower = false;
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			hasUpper |= character >= 'A' && character <= 'Z';
			hasLower |= character >= 'a' && character <= 'z';
		}
		return text.length() >= TOKEN_LENGTH && hasUpper && hasLower && changes(text, 0, text.length()) >= 4
				&& !WordText.hasWords(text, 0, text.length());
	}

	private static boolean isIdentifier(String text, int start, int end) {
		int length = end - start;
		int trailingDigits = trailingDigits(text, start, end);
		if (trailingDigits >= LONG_NUMBER) {
			return true;
		}
		if (length < HASH_LENGTH || isWordWithYear(text, start, end, trailingDigits)) {
			return false;
		}
		int changes = changes(text, start, end);
		return isHash(text, start, end) || (changes >= 4 && !WordText.hasWords(text, start, end))
				|| (length >= TOKEN_LENGTH && (changes >= 3 || WordText.isRandom(text, start, end)));
	}

	private static int trailingDigits(String text, int start, int end) {
		int index = end;
		while (index > start && Character.isDigit(text.charAt(index - 1))) {
			index--;
		}
		return end - index;
	}

	/**
	 * Returns whether a part is letters and a year, as in {@code cafe2024}.
	 * @param text the text
	 * @param start where the part begins
	 * @param end where it ends
	 * @param trailingDigits how many digits it ends with
	 * @return whether it is
	 */
	private static boolean isWordWithYear(String text, int start, int end, int trailingDigits) {
		return trailingDigits == YEAR_LENGTH && changes(text, start, end) == 1
				&& (text.startsWith("19", end - YEAR_LENGTH) || text.startsWith("20", end - YEAR_LENGTH))
				&& WordText.hasWords(text, start, end);
	}

	private static boolean isHash(String text, int start, int end) {
		boolean hasDigit = false;
		for (int index = start; index < end; index++) {
			hasDigit |= Character.isDigit(text.charAt(index));
			if (!isHex(text.charAt(index))) {
				return false;
			}
		}
		return hasDigit;
	}

	/**
	 * Counts how often a letter follows a digit or the other way round.
	 * @param text the text
	 * @param start where it begins
	 * @param end where it ends
	 * @return the number of changes
	 */
	private static int changes(String text, int start, int end) {
		int changes = 0;
		for (int index = start + 1; index < end; index++) {
			char before = text.charAt(index - 1);
			char character = text.charAt(index);
			if (!isSeparator(before) && !isSeparator(character)
					&& Character.isDigit(before) != Character.isDigit(character)) {
				changes++;
			}
		}
		return changes;
	}

	private static boolean isHex(char character) {
		return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f')
				|| (character >= 'A' && character <= 'F');
	}

}
