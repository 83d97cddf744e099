package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.Token;

/**
 * Decides by what follows whether the word that was read last is a keyword or a name.
 * Dialects reserve different words, and the statement does not say which one it is.
 */
final class Lookahead {

	private Lookahead() {
	}

	/**
	 * Returns whether the word can only be the name of a table or its alias.
	 * @param lexer the lexer that read the word
	 * @return whether the name ends with it
	 */
	static boolean isEndOfTable(SqlLexer lexer) {
		return isEndOfTable(lexer, lexer.peek());
	}

	private static boolean isEndOfTable(SqlLexer lexer, Token next) {
		return switch (next) {
			case EOF, SEMICOLON, COMMA, DOT, CLOSE, AS, ON, USING, WHERE, CLAUSE, UNION, WITH -> true;
			case JOIN_KIND -> lexer.peek(2) == Token.JOIN || lexer.peek(2) == Token.JOIN_KIND;
			case JOIN -> !lexer.isPeeked("apply");
			case LIMIT -> !lexer.isPeeked("qualify");
			case EXCEPT -> lexer.isPeeked("except");
			default -> false;
		};
	}

	/**
	 * Returns whether the word can only be the name of a table that is changed.
	 * @param lexer the lexer that read the word
	 * @return whether the name ends with it
	 */
	static boolean isEndOfTarget(SqlLexer lexer) {
		Token next = lexer.peek();
		return switch (next) {
			case SET, VALUES, SELECT, STAR -> true;
			default -> isEndOfTable(lexer, next);
		};
	}

	/**
	 * Returns whether a query follows the word, which connects two of them.
	 * @param lexer the lexer that read the word
	 * @return whether it is no name
	 */
	static boolean isQuery(SqlLexer lexer) {
		return switch (lexer.peek()) {
			case SELECT, VALUES, TABLE, WITH, DISTINCT -> true;
			case OPEN -> isQueryIn(lexer.peek(2));
			case MODIFIER -> lexer.isPeeked("all");
			case NAME -> lexer.isPeeked("corresponding") || lexer.isPeeked("by") || lexer.isPeeked("strict");
			default -> false;
		};
	}

	private static boolean isQueryIn(Token token) {
		return switch (token) {
			case SELECT, VALUES, TABLE, WITH, FROM, OPEN -> true;
			default -> false;
		};
	}

	/**
	 * Returns whether a verb begins a statement.
	 * @param verb the verb, which was read last
	 * @param lexer the lexer that read it
	 * @return whether it is no name
	 */
	static boolean isStatement(Token verb, SqlLexer lexer) {
		if (!SqlScanner.isVerb(verb)) {
			return false;
		}
		Token next = lexer.peek();
		return switch (next) {
			case OPEN -> true;
			case VALUE, STAR -> verb == Token.SELECT || verb == Token.CALL;
			default -> next.isWord() && next != Token.AS;
		};
	}

}
