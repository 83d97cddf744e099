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
		Token token = isCondition(first) ? behindCondition() : first;
		if (token == Token.MODIFIER && this.lexer.isWord("only") && isKind() && !Following.isEndOfTable(this.lexer)) {
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

	private boolean isCondition(Token token) {
		return token == Token.PRELUDE && this.lexer.isWord("if") && this.lexer.peek() == Token.EXISTENCE
				&& (this.lexer.isPeeked("exists") || this.lexer.peek(2) == Token.EXISTENCE);
	}

	private Token behindCondition() {
		this.lexer.next();
		if (this.lexer.isWord("not")) {
			this.lexer.next();
		}
		return this.lexer.next();
	}

}
