package dev.monitored.db.sql.token;

/**
 * What the characters of SQL are.
 */
final class Characters {

	static final byte LETTER = 0;

	static final byte WORD_PART = 1;

	static final byte DIGIT = 3;

	static final byte SPACE = 4;

	static final byte SIGN = 5;

	private static final byte[] KINDS = new byte[128];

	static {
		for (char character = 0; character < KINDS.length; character++) {
			KINDS[character] = asciiKind(character);
		}
	}

	private Characters() {
	}

	/**
	 * Returns what a character is.
	 * @param character the character
	 * @return letters and the parts of words below {@link #SPACE}
	 */
	static int kind(char character) {
		return (character < KINDS.length) ? KINDS[character] : otherKind(character);
	}

	static boolean isWordPart(char character) {
		return kind(character) < SPACE;
	}

	private static byte asciiKind(char character) {
		if (character == '_' || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) {
			return LETTER;
		}
		if (character == '$' || character == '#') {
			return WORD_PART;
		}
		if (character >= '0' && character <= '9') {
			return DIGIT;
		}
		return (character <= ' ') ? SPACE : SIGN;
	}

	private static byte otherKind(char character) {
		if (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF') {
			return SPACE;
		}
		return (Character.isUnicodeIdentifierPart(character) || Character.isSurrogate(character)) ? WORD_PART : SIGN;
	}

}
