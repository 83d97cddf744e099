package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the table that is meant by the target of a change: in Transact-SQL and MySQL it
 * may be a name that is given to the table behind {@code FROM} or {@code USING}.
 */
final class TargetAlias {

	private final SqlLexer lexer;

	private final TableName name;

	TargetAlias(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	/**
	 * Returns the table that is meant.
	 * @param verb what changes it
	 * @return the table that has the name as its alias, or else the name itself
	 */
	TableName table(Token verb) {
		int depth = 0;
		for (Token token = this.lexer.next(); !isEnd(token, depth); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && (isFrom(token) || (token == Token.USING && verb == Token.DELETE))) {
				return aliased(this.name.word());
			}
		}
		this.lexer.repeat();
		return this.name;
	}

	private boolean isFrom(Token token) {
		return token == Token.FROM && this.lexer.previous() != Token.DISTINCT;
	}

	private TableName aliased(String alias) {
		TableName table = this.name.another();
		boolean tableNext = true;
		int depth = 0;
		for (Token token = this.lexer.next(); !isEnd(token, depth); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && tableNext && token.isWord() && !isModifier(token)) {
				table.read();
				if (isCalled(alias)) {
					return table;
				}
				tableNext = false;
			}
			else if (depth == 0) {
				tableNext = token == Token.COMMA || isJoin(token) || isModifier(token);
			}
		}
		this.lexer.repeat();
		return this.name;
	}

	private boolean isJoin(Token token) {
		return token == Token.JOIN && (!this.lexer.isWord("apply") || this.lexer.previous() == Token.JOIN_KIND);
	}

	private boolean isModifier(Token token) {
		return token == Token.MODIFIER && !Lookahead.isEndOfTable(this.lexer);
	}

	private boolean isCalled(String alias) {
		Token token = this.lexer.next();
		if (token == Token.AS) {
			token = this.lexer.next();
		}
		boolean called = token.isWord() && this.lexer.isWord(alias);
		this.lexer.repeat();
		return called;
	}

	private static boolean isEnd(Token token, int depth) {
		return switch (token) {
			case EOF, SEMICOLON -> true;
			case WHERE, CLAUSE, CLOSE, SELECT -> depth == 0;
			default -> false;
		};
	}

}
