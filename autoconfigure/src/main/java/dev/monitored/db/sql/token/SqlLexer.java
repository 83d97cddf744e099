package dev.monitored.db.sql.token;

/**
 * Reads the tokens of a SQL text, each character a limited number of times, and looks at
 * those that follow.
 */
public final class SqlLexer extends TokenReader {

	private Token peeked = Token.EOF;

	/**
	 * Where the peeked token was looked for, if it is the next one.
	 */
	private int peekedFrom = -1;

	private int peekedStart;

	private int peekedEnd;

	private boolean repeated;

	/**
	 * Creates a lexer.
	 * @param sql the text
	 */
	public SqlLexer(String sql) {
		super(sql);
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
	 * Returns the token behind the one that was read last, without reading it.
	 * @return the next token
	 */
	public Token peek() {
		if (this.peekedFrom != this.position || this.repeated) {
			this.peeked = peek(1);
			this.peekedFrom = this.repeated ? -1 : this.position;
		}
		return this.peeked;
	}

	/**
	 * Returns a token behind the one that was read last, without reading any.
	 * @param tokens 1 for the next token, 2 for the one behind that
	 * @return the token
	 */
	public Token peek(int tokens) {
		boolean again = this.repeated;
		Token last = this.token;
		Token beforeLast = this.previous;
		int from = this.start;
		int to = this.end;
		int behind = this.position;
		Token found = next();
		for (int read = 1; read < tokens; read++) {
			found = next();
		}
		this.peekedFrom = -1;
		this.peekedStart = this.start;
		this.peekedEnd = this.end;
		this.token = last;
		this.previous = beforeLast;
		this.start = from;
		this.end = to;
		this.position = behind;
		this.repeated = again;
		return found;
	}

	/**
	 * Returns whether the token that was looked at without reading it is a certain name.
	 * @param name the name in lower case
	 * @return whether it is
	 */
	public boolean isPeeked(String name) {
		return this.peekedEnd - this.peekedStart == name.length()
				&& this.sql.regionMatches(true, this.peekedStart, name, 0, name.length());
	}

	/**
	 * Skips columns of a query that are names and nothing else.
	 */
	public void skipColumns() {
		int to = ColumnListSkipper.end(this.sql, this.position);
		if (to > this.position && !this.repeated) {
			this.end = to;
			while (Characters.kind(this.sql.charAt(this.end - 1)) == Characters.SPACE && this.end > this.position) {
				this.end--;
			}
			this.token = (this.end > this.position) ? lastSkipped() : this.token;
			this.position = to;
		}
	}

	private Token lastSkipped() {
		return switch (this.sql.charAt(this.end - 1)) {
			case '.' -> Token.DOT;
			case '*' -> Token.STAR;
			case ',' -> Token.COMMA;
			case 's', 'S' -> isSkipped("is") ? Token.IS : Token.NAME;
			case 't', 'T' -> isSkipped("not") ? Token.EXISTENCE : Token.NAME;
			default -> Token.NAME;
		};
	}

	private boolean isSkipped(String word) {
		int from = this.end - word.length();
		boolean begins = from >= this.position && (from == 0 || !Characters.isWordPart(this.sql.charAt(from - 1)));
		return begins && this.sql.regionMatches(true, from, word, 0, word.length());
	}

	/**
	 * Makes the next token the one that is at a position.
	 * @param from the position, behind a name
	 */
	void readFrom(int from) {
		boolean quoted = from < this.length && (isAt(from, '"') || isAt(from, '`') || isAt(from, ']'));
		this.position = quoted ? from + 1 : from;
		this.end = from;
		this.token = Token.NAME;
		this.repeated = false;
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

}
