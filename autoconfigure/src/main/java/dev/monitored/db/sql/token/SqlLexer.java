package dev.monitored.db.sql.token;

import java.util.Locale;

/**
 * Reads the tokens of a SQL text, each character a limited number of times. Comments and
 * texts are skipped, whatever is in them.
 */
public final class SqlLexer {

	private final String sql;

	private final int length;

	private final SkippedText skipped;

	private Token token = Token.EOF;

	private Token previous = Token.EOF;

	private boolean repeated;

	/**
	 * Where the next token is looked for.
	 */
	private int position;

	private int start;

	private int end;

	private boolean unclosedBracket;

	/**
	 * Creates a lexer.
	 * @param sql the text
	 */
	public SqlLexer(String sql) {
		this.sql = sql;
		this.length = sql.length();
		this.skipped = new SkippedText(sql);
	}

	/**
	 * Reads the next token.
	 * @return the token
	 */
	public Token next() {
		if (this.repeated) {
			this.repeated = false;
			return this.token;
		}
		this.previous = this.token;
		this.token = read();
		return this.token;
	}

	/**
	 * Makes the next token the one that was read last.
	 */
	public void repeat() {
		this.repeated = true;
	}

	/**
	 * Returns the token before the one that was read last.
	 * @return the token
	 */
	public Token previous() {
		return this.previous;
	}

	/**
	 * Returns whether the token that was read last begins with a character.
	 * @param character the character
	 * @return whether it does
	 */
	public boolean startsWith(char character) {
		return this.start < this.length && this.sql.charAt(this.start) == character;
	}

	/**
	 * Returns whether a character directly follows the token that was read last.
	 * @param character the character
	 * @return whether it does
	 */
	public boolean isFollowedBy(char character) {
		return this.position < this.length && this.sql.charAt(this.position) == character;
	}

	/**
	 * Returns the last word in lower case.
	 * @return the text of the token that was read last
	 */
	public String word() {
		return this.sql.substring(this.start, this.end).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether the token that was read last is a certain name.
	 * @param name the name in lower case
	 * @return whether it is
	 */
	public boolean isWord(String name) {
		return this.end - this.start == name.length()
				&& this.sql.regionMatches(true, this.start, name, 0, name.length());
	}

	/**
	 * Returns whether nothing stands before the token that was read last and is none of
	 * the token before.
	 * @return whether two tokens touch
	 */
	boolean isAdjacent() {
		return this.start > 0 && Characters.kind(this.sql.charAt(this.start - 1)) != Characters.SPACE;
	}

	String sql() {
		return this.sql;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	private Token read() {
		while (this.position < this.length) {
			char character = this.sql.charAt(this.position);
			switch (Characters.kind(character)) {
				case Characters.SPACE -> this.position++;
				case Characters.LETTER -> {
					return readWord();
				}
				case Characters.DIGIT -> {
					return readNumber();
				}
				default -> {
					if (!isCommentSkipped(character)) {
						return sign(character);
					}
				}
			}
		}
		this.start = this.length;
		this.end = this.length;
		return Token.EOF;
	}

	private Token readWord() {
		int from = this.position;
		int index = from;
		int kinds = 0;
		long key = 0;
		for (; index < this.length; index++) {
			char character = this.sql.charAt(index);
			int kind = Characters.kind(character);
			if (kind >= Characters.SPACE) {
				break;
			}
			kinds |= kind;
			key = (key << 5) | (character & 31);
		}
		this.start = from;
		this.end = index;
		this.position = index;
		int letters = index - from;
		if (letters <= 2 && (isFollowedBy('\'') || isFollowedBy('&')) && isTextPrefixed(letters)) {
			return Token.VALUE;
		}
		if (letters == 1 && isFollowedBy('&') && (startsWith('U') || startsWith('u'))
				&& this.skipped.at(index + 1) == '"') {
			return quoted(index + 1, '"');
		}
		boolean keyword = kinds == 0 && letters <= Keywords.MAX_LETTERS && this.previous != Token.DOT;
		return keyword ? Keywords.of(key) : Token.NAME;
	}

	/**
	 * Skips a text whose quote is preceded by letters that say how it is written.
	 * @param letters the number of letters
	 * @return whether there is such a text
	 */
	private boolean isTextPrefixed(int letters) {
		int quote = this.end;
		int letter = this.skipped.at(quote - 1) | 32;
		boolean alone = letters == 1;
		if (this.skipped.at(quote) != '\'') {
			return false;
		}
		if (letter == 'e' && alone) {
			this.position = this.skipped.textEnd(quote + 1, true);
		}
		else if (letter == 'q' && (alone || (this.skipped.at(this.start) | 32) == 'n')) {
			this.position = this.skipped.signQuotedEnd(quote + 1);
		}
		return this.position > quote;
	}

	private Token readNumber() {
		int from = this.position;
		boolean digits = true;
		int index = from;
		while (index < this.length && Characters.isWordPart(this.sql.charAt(index))) {
			digits &= Characters.kind(this.sql.charAt(index)) == Characters.DIGIT;
			index++;
		}
		if (digits && this.skipped.at(index) == '.' && this.previous != Token.DOT) {
			index++;
		}
		return token(digits ? Token.VALUE : Token.NAME, from, index);
	}

	private boolean isCommentSkipped(char character) {
		int from = this.position;
		if (character == '-' && this.skipped.at(from + 1) == '-') {
			this.position = this.skipped.lineEnd(from);
		}
		else if (character == '/' && this.skipped.at(from + 1) == '*') {
			this.position = this.skipped.blockCommentEnd(from + 2);
		}
		else if (character == '#' && !isTemporaryTable(from) && this.skipped.isComment(from)) {
			this.position = this.skipped.lineEnd(from);
		}
		return this.position > from;
	}

	private boolean isTemporaryTable(int from) {
		return switch (this.previous) {
			case FROM, JOIN, INTO, UPDATE, TABLE, EXISTENCE, DELETE, INSERT, MERGE, USING, ON, DOT, TRUNCATE,
					MODIFIER ->
				Characters.isWordPart(this.skipped.at(from + 1));
			default -> false;
		};
	}

	private Token sign(char character) {
		int from = this.position;
		return switch (character) {
			case '(', '{' -> token(Token.OPEN, from, from + 1);
			case ')', '}' -> token(Token.CLOSE, from, from + 1);
			case ',' -> token(Token.COMMA, from, from + 1);
			case '.' -> token(Token.DOT, from, from + 1);
			case ';' -> token(Token.SEMICOLON, from, from + 1);
			case '*' -> token(Token.STAR, from, from + 1);
			case '\'' -> token(Token.VALUE, from, this.skipped.textEnd(from + 1, false));
			case '"', '`' -> quoted(from, character);
			case '[' -> bracket(from);
			case '$' -> dollar(from);
			case ':' -> token(Token.VALUE, from,
					(this.skipped.at(from + 1) == ':') ? from + 2 : this.skipped.wordEnd(from + 1));
			case '@' ->
				token(Token.NAME, from, this.skipped.wordEnd((this.skipped.at(from + 1) == '@') ? from + 2 : from + 1));
			default -> Characters.isWordPart(character) ? token(Token.NAME, from, this.skipped.wordEnd(from + 1))
					: token(Token.VALUE, from, from + 1);
		};
	}

	private Token quoted(int quote, char closing) {
		int closed = this.skipped.quotedEnd(quote + 1, closing);
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
		this.unclosedBracket |= name && this.skipped.quotedEnd(from + 1, ']') == this.length;
		return (name && !this.unclosedBracket) ? quoted(from, ']') : token(Token.VALUE, from, from + 1);
	}

	private Token dollar(int from) {
		int textEnd = this.skipped.dollarQuotedEnd(from);
		return token(Token.VALUE, from, (textEnd > from) ? textEnd : this.skipped.wordEnd(from + 1));
	}

	private Token token(Token read, int from, int to) {
		this.start = from;
		this.end = to;
		this.position = to;
		return read;
	}

}
