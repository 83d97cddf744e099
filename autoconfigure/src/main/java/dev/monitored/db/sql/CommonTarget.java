package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Decides what is meant by the target of a change that is called like a common table. In
 * SQL Server that is the common table, in PostgreSQL it is a table. Where the statement
 * reads the common table besides, the target is a table.
 */
final class CommonTarget {

	private final SqlLexer lexer;

	private final TableName target;

	CommonTarget(SqlLexer lexer, TableName target) {
		this.lexer = lexer;
		this.target = target;
	}

	/**
	 * Returns whether the common table is read in another query of the statement, or has
	 * an alias behind {@code FROM} or {@code USING}.
	 * @return whether the target is a table
	 */
	boolean isReadAsWell() {
		String name = this.target.word();
		this.target.rewind();
		int depth = 0;
		Token before = Token.NAME;
		Token token = this.lexer.next();
		while (!isEnd(token, depth)) {
			depth = Parentheses.after(depth, token);
			if (isBeforeTable(before) && this.lexer.isWord(name) && (depth > 0 || isBeforeAlias())) {
				return true;
			}
			before = token;
			token = this.lexer.next();
		}
		this.lexer.repeat();
		return false;
	}

	private static boolean isEnd(Token token, int depth) {
		return token.isEnd() || (token == Token.CLOSE && depth == 0);
	}

	private static boolean isBeforeTable(Token token) {
		return token == Token.FROM || token == Token.JOIN || token == Token.USING;
	}

	private boolean isBeforeAlias() {
		Token next = this.lexer.peek();
		return next == Token.AS || next == Token.NAME;
	}

}
