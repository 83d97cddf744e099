package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Reads the name of a table whose definition is changed.
 */
final class DefinedTable {

	private final SqlLexer lexer;

	private final TableName name;

	DefinedTable(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	/**
	 * Reads the name behind the word that was read last.
	 * @return the label of the table
	 */
	String next() {
		return named(this.lexer.next());
	}

	/**
	 * Reads a name, perhaps behind {@code IF NOT EXISTS} and {@code ONLY}.
	 * @param first the first word, which was read last
	 * @return the label of the table
	 */
	String named(Token first) {
		Token token = first;
		if (token == Token.PRELUDE && this.lexer.isWord("if")) {
			token = behindCondition();
			if (token == Token.EOF) {
				return this.name.label();
			}
		}
		if (token == Token.MODIFIER && this.lexer.isWord("only") && isKind() && !Lookahead.isEndOfTable(this.lexer)) {
			token = this.lexer.next();
		}
		if (!token.isWord() || isAll(token)) {
			this.lexer.repeat();
			return isAll(token) ? TableName.NONE : TableName.UNKNOWN;
		}
		this.name.read();
		return this.name.label();
	}

	boolean isAll(Token token) {
		return token == Token.MODIFIER && this.lexer.isWord("all");
	}

	/**
	 * Returns whether the word that was read last says what kind of thing is named behind
	 * it, and is no name itself.
	 * @return whether another name follows
	 */
	boolean isKind() {
		Token next = this.lexer.peek();
		boolean behindName = this.lexer.isPeeked("to") || this.lexer.isPeeked("from") || this.lexer.isPeeked("is");
		return next.isWord() && !behindName;
	}

	/**
	 * Reads {@code IF NOT EXISTS}, unless the first word is a name.
	 * @return the token behind, {@link Token#EOF} if the name of a table was read
	 */
	private Token behindCondition() {
		if (this.name.read() != Token.EXISTENCE) {
			return Token.EOF;
		}
		this.lexer.next();
		boolean not = this.lexer.isWord("not");
		if (not && this.lexer.next() != Token.EXISTENCE) {
			return Token.EOF;
		}
		return this.lexer.next();
	}

}
