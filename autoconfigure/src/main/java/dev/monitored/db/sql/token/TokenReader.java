package dev.monitored.db.sql.token;

import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of the characters of a SQL text. Comments and texts are skipped, whatever
 * is in them.
 */
abstract class TokenReader extends TokenText {

	Token token = Token.EOF;

	/**
	 * The token before the last one.
	 */
	Token previous = Token.EOF;

	private @Nullable SkippedText skippedText;

	private boolean unclosedBracket;

	TokenReader(String sql) {
		super(sql);
	}

	final Token read() {
		while (this.position < this.length) {
			char character = this.sql.charAt(this.position);
			int kind = Characters.kind(character);
			boolean word = kind == Characters.LETTER || kind == Characters.DIGIT;
			if (kind == Characters.SPACE) {
				this.position++;
			}
			else if (word || !isCommentSkipped(character)) {
				return read(character, kind);
			}
		}
		return token(Token.EOF, this.length, this.length);
	}

	private Token read(char character, int kind) {
		return switch (kind) {
			case Characters.LETTER -> readWord();
			case Characters.DIGIT -> readNumber();
			case Characters.COMMA -> sign(Token.COMMA);
			case Characters.DOT -> sign(Token.DOT);
			case Characters.STAR -> sign(Token.STAR);
			case Characters.PLAIN -> sign(Token.VALUE);
			default -> sign(character);
		};
	}

	private Token readWord() {
		String text = this.sql;
		int to = this.length;
		int from = this.position;
		int index = from;
		int kinds = 0;
		long key = 0;
		char behind = ' ';
		for (; index < to; index++) {
			behind = text.charAt(index);
			int kind = Characters.kind(behind);
			if (kind >= Characters.SPACE) {
				break;
			}
			kinds |= kind;
			key = (key << 5) | (behind & 31);
		}
		this.start = from;
		this.end = index;
		this.position = index;
		int letters = index - from;
		if (letters <= 2 && (behind == '\'' || behind == '&')) {
			return prefixed(letters, behind);
		}
		boolean keyword = kinds == 0 && letters <= Keywords.MAX_LETTERS && this.previous != Token.DOT;
		Token known = keyword ? Keywords.of(key) : Token.NAME;
		return (known != Token.NAME && behind == '.' && !isDigitAt(index + 1)) ? Token.NAME : known;
	}

	/**
	 * Reads what begins with letters before a quote, or with {@code U&}.
	 * @param letters the number of letters
	 * @param behind the sign behind them
	 * @return the token
	 */
	private Token prefixed(int letters, char behind) {
		if (behind == '\'') {
			int textEnd = skipped().prefixedEnd(this.start, this.end);
			boolean text = textEnd > this.position;
			this.position = textEnd;
			return text ? Token.VALUE : Token.NAME;
		}
		boolean unicode = letters == 1 && (startsWith('U') || startsWith('u')) && isAt(this.end + 1, '"');
		return unicode ? quoted(this.end + 1, '"') : Token.NAME;
	}

	private Token readNumber() {
		int from = this.position;
		boolean digits = true;
		int index = from;
		for (; index < this.length && Characters.isWordPart(this.sql.charAt(index)); index++) {
			digits &= Characters.kind(this.sql.charAt(index)) == Characters.DIGIT;
		}
		boolean fraction = digits && isAt(index, '.') && this.previous != Token.DOT;
		return token(digits ? Token.VALUE : Token.NAME, from, fraction ? index + 1 : index);
	}

	private boolean isCommentSkipped(char character) {
		int from = this.position;
		if (character == '-' && isAt(from + 1, '-')) {
			this.position = skipped().lineEnd(from);
		}
		else if (character == '/' && isAt(from + 1, '*')) {
			this.position = skipped().blockCommentEnd(from + 2);
		}
		else if (character == '#' && !isTemporaryTable(from) && skipped().isComment(from)) {
			this.position = skipped().lineEnd(from);
		}
		return this.position > from;
	}

	private boolean isTemporaryTable(int from) {
		return switch (this.previous) {
			case FROM, JOIN, INTO, UPDATE, TABLE, EXISTENCE, DELETE, INSERT, MERGE, USING, ON, DOT, TRUNCATE,
					MODIFIER ->
				Characters.isWordPart(skipped().at(from + 1));
			default -> false;
		};
	}

	private Token sign(char character) {
		int from = this.position;
		return switch (character) {
			case '(', '{' -> token(Token.OPEN, from, from + 1);
			case ')', '}' -> token(Token.CLOSE, from, from + 1);
			case ';' -> token(Token.SEMICOLON, from, from + 1);
			case '\'' -> token(Token.VALUE, from, skipped().textEnd(from + 1, false));
			case '"', '`' -> quoted(from, character);
			case '[' -> bracket(from);
			case '$' -> dollar(from);
			case ':' -> token(Token.VALUE, from, isAt(from + 1, ':') ? from + 2 : skipped().wordEnd(from + 1));
			case '@' -> token(Token.NAME, from, skipped().wordEnd(isAt(from + 1, '@') ? from + 2 : from + 1));
			default -> Characters.isWordPart(character) ? token(Token.NAME, from, skipped().wordEnd(from + 1))
					: token(Token.VALUE, from, from + 1);
		};
	}

	private Token quoted(int quote, char closing) {
		int closed = skipped().quotedEnd(quote + 1, closing);
		this.start = quote + 1;
		this.end = closed;
		this.position = Math.min(closed + 1, this.length);
		return Token.NAME;
	}

	/**
	 * Reads a name in brackets, unless they are those of an array's element.
	 * @param from the position of the bracket
	 * @return the token
	 */
	private Token bracket(int from) {
		boolean element = from > 0 && from == this.end && (this.previous == Token.NAME || this.previous == Token.CLOSE);
		boolean name = !element && !this.unclosedBracket;
		this.unclosedBracket |= name && skipped().quotedEnd(from + 1, ']') == this.length;
		return (name && !this.unclosedBracket) ? quoted(from, ']') : token(Token.VALUE, from, from + 1);
	}

	private Token dollar(int from) {
		int textEnd = skipped().dollarQuotedEnd(from);
		return token(Token.VALUE, from, (textEnd > from) ? textEnd : skipped().wordEnd(from + 1));
	}

	private Token sign(Token read) {
		return token(read, this.position, this.position + 1);
	}

	private SkippedText skipped() {
		SkippedText known = this.skippedText;
		if (known == null) {
			known = new SkippedText(this.sql);
			this.skippedText = known;
		}
		return known;
	}

	private Token token(Token read, int from, int to) {
		this.start = from;
		this.end = to;
		this.position = to;
		return read;
	}

}
