package dev.monitored.db.sql;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the first statement in a block of code ({@code BEGIN … END}), or else the first
 * procedure that it calls.
 */
final class BlockScanner {

	private final SqlLexer lexer;

	private final TableName name;

	BlockScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	/**
	 * Reads a block whose first word was read last.
	 * @param statements reads a statement from its verb on
	 * @return the statement, or the call
	 */
	SqlQuery scan(Function<Token, SqlQuery> statements) {
		String procedure = null;
		int depth = 0;
		for (Token token = this.lexer.next(); token != Token.EOF; token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth > 0) {
				continue;
			}
			if (Lookahead.isStatement(token, this.lexer) || (token == Token.WITH && isFirst())) {
				return statements.apply(token);
			}
			if (procedure == null && (token == Token.NAME || (token == Token.OBJECT && isFirst()))) {
				procedure = procedure();
			}
		}
		return (procedure != null) ? new SqlQuery(SqlOperation.CALL, procedure)
				: new SqlQuery(SqlOperation.OTHER, TableName.UNKNOWN);
	}

	private @Nullable String procedure() {
		boolean first = isFirst();
		Token behind = this.name.read();
		boolean called = behind == Token.OPEN || (first && behind == Token.SEMICOLON);
		return called ? this.name.label() : null;
	}

	private boolean isFirst() {
		Token previous = this.lexer.previous();
		return previous == Token.BEGIN || previous == Token.SEMICOLON;
	}

}
