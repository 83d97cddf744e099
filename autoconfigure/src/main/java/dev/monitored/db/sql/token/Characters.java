package dev.monitored.db.sql.token;

/**
 * What the characters of SQL are.
 */
final class Characters {

	static final byte LETTER = 0;

	static final byte WORD_PART = 1;

	static final byte DIGIT = 3;

	static final byte SPACE = 4;

	/**
	 * A sign that has no meaning and begins nothing.
	 */
	static final byte PLAIN = 5;

	static final byte COMMA = 6;

	static final byte DOT = 7;

	static final byte STAR = 8;

	/**
	 * A sign that begins something, or closes it.
	 */
	static final byte SIGN = 9;

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
		return (character <= ' ') ? SPACE : signKind(character);
	}

	private static byte signKind(char character) {
		return switch (character) {
			case '=', '?', '<', '>', '+', '%', '!', '|', '^', '~' -> PLAIN;
			case ',' -> COMMA;
			case '.' -> DOT;
			case '*' -> STAR;
			default -> SIGN;
		};
	}

	private static byte otherKind(char character) {
		if (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF') {
			return SPACE;
		}
		return (Character.isUnicodeIdentifierPart(character) || Character.isSurrogate(character)) ? WORD_PART : SIGN;
	}

}
