package dev.monitored.db.sql.token;

import java.util.Locale;

/**
 * The name of a table as a statement spells it, which may be qualified, and the label
 * that is made of it. One object reads all names of a statement, one after the other.
 */
public final class TableName {

	/**
	 * The label of a statement that names no table.
	 */
	public static final String NONE = "_none";

	/**
	 * The label of a table that cannot be told.
	 */
	public static final String UNKNOWN = "_unknown";

	private final SqlLexer lexer;

	private final boolean schemaKept;

	private String schema = "";

	private int ownerStart;

	private int ownerEnd;

	private int start;

	private int end;

	private boolean qualified;

	/**
	 * Creates a reader of names.
	 * @param lexer where from
	 * @param schemaKept whether the schema becomes part of the label
	 */
	public TableName(SqlLexer lexer, boolean schemaKept) {
		this.lexer = lexer;
		this.schemaKept = schemaKept;
	}

	/**
	 * Returns another reader of names from the same text.
	 * @return the reader
	 */
	public TableName another() {
		return new TableName(this.lexer, this.schemaKept);
	}

	/**
	 * Reads a name whose first word was read last.
	 * @return the token behind it, which will be the next one as well
	 */
	public Token read() {
		this.qualified = false;
		this.schema = "";
		readWord();
		Token token = behindWord();
		if (token == Token.OPEN && is("opendatasource") && this.lexer.peek() == Token.VALUE) {
			token = behindSource();
		}
		while (token == Token.DOT) {
			token = this.lexer.next();
			if (token.isWord()) {
				qualify();
				token = behindWord();
			}
			else if (token == Token.STAR) {
				token = this.lexer.next();
			}
		}
		while (isLink(token)) {
			token = this.lexer.next();
		}
		this.lexer.repeat();
		return token;
	}

	/**
	 * Makes the token behind the name the next one again.
	 */
	public void rewind() {
		this.lexer.readFrom(this.end);
	}

	/**
	 * Returns whether the name consists of several words.
	 * @return whether there is a schema
	 */
	public boolean isQualified() {
		return this.qualified;
	}

	/**
	 * Returns the name without schema in lower case, by which the statement itself may
	 * have defined it.
	 * @return the last word
	 */
	public String word() {
		return this.lexer.sql().substring(this.start, this.end).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether the last word is a certain one.
	 * @param word the word in lower case
	 * @return whether the name ends with it
	 */
	public boolean is(String word) {
		return this.end - this.start == word.length()
				&& this.lexer.sql().regionMatches(true, this.start, word, 0, word.length());
	}

	/**
	 * Returns the name as label.
	 * @return the label, {@value #UNKNOWN} if nothing of the name can be shown
	 */
	public String label() {
		String label = LabelText.of(this.lexer.sql(), this.start, this.end);
		return this.schema.isEmpty() ? label : LabelText.join(this.schema, label);
	}

	/**
	 * Forgets the name: what was read is something else.
	 */
	public void forget() {
		this.schema = "";
		this.qualified = false;
		this.start = this.end;
	}

	/**
	 * Returns the table to which the named column belongs.
	 * @return the label, {@value #UNKNOWN} if the name is that of a table
	 */
	public String ownerLabel() {
		if (!this.qualified) {
			return UNKNOWN;
		}
		return this.schemaKept ? this.schema : LabelText.of(this.lexer.sql(), this.ownerStart, this.ownerEnd);
	}

	/**
	 * Skips what says in which server a table is, in Transact-SQL:
	 * {@code OPENDATASOURCE(provider, address).database.schema.table}.
	 * @return the token behind it, which is a dot
	 */
	private Token behindSource() {
		forget();
		return Parentheses.skip(this.lexer);
	}

	private Token behindWord() {
		Token token = this.lexer.next();
		if (token != Token.VALUE || !this.lexer.isDash(this.end)) {
			return token;
		}
		this.lexer.readDashes();
		this.end = this.lexer.end();
		return this.lexer.next();
	}

	private void qualify() {
		if (this.schemaKept && this.start < this.end) {
			this.schema = label();
		}
		this.qualified = true;
		this.ownerStart = this.start;
		this.ownerEnd = this.end;
		readWord();
	}

	/**
	 * Reads a word of the name. BigQuery has the whole name in backticks, dots included.
	 */
	private void readWord() {
		this.start = this.lexer.start();
		this.end = this.lexer.end();
		if (this.start > 0 && this.lexer.sql().charAt(this.start - 1) == '`' && !this.schemaKept) {
			this.start = behindLastDot();
		}
	}

	private int behindLastDot() {
		int from = this.end;
		while (from > this.start && this.lexer.sql().charAt(from - 1) != '.') {
			from--;
		}
		return from;
	}

	/**
	 * Returns whether a token belongs to the database of Oracle in which the table is:
	 * {@code @link.domain}.
	 * @param token the token behind the name
	 * @return whether it is no part of the name
	 */
	private boolean isLink(Token token) {
		if (token == Token.NAME) {
			return this.lexer.previous() == Token.DOT || (this.lexer.startsWith('@') && this.lexer.isAdjacent());
		}
		return token == Token.DOT;
	}

}
