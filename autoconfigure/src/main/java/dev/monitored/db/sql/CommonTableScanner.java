package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.Token;

/**
 * Reads the common tables of a statement, without the queries that they stand for.
 */
final class CommonTableScanner {

	private final SqlLexer lexer;

	private final ParenthesisStack parentheses;

	private final TableChoice choice;

	CommonTableScanner(SqlLexer lexer, ParenthesisStack parentheses, TableChoice choice) {
		this.lexer = lexer;
		this.parentheses = parentheses;
		this.choice = choice;
	}

	/**
	 * Returns whether the common tables end, and the statement begins that uses them.
	 * @param state what may come
	 * @param token what comes
	 * @return whether it is a statement
	 */
	boolean isStatement(QueryState state, Token token) {
		return switch (token) {
			case SELECT, VALUES, TABLE, FROM, INSERT, REPLACE, UPDATE, DELETE, MERGE, DEFINE ->
				state != QueryState.COMMON_NAME;
			case OPEN -> state == QueryState.COMMON_END;
			default -> false;
		};
	}

	QueryState next(QueryState state, Token token) {
		return switch (state) {
			case COMMON_NAME -> name(token);
			case COMMON_HEAD -> head(token);
			case COMMON_QUERY -> query(token);
			default -> end(token);
		};
	}

	private QueryState name(Token token) {
		if (token == Token.OPEN) {
			return openHead();
		}
		if (!token.isWord()) {
			return QueryState.COMMON_NAME;
		}
		if (this.lexer.isWord("recursive") && this.lexer.peek().isWord() && this.lexer.peek() != Token.AS) {
			this.choice.commonTables().setRecursive();
			return QueryState.COMMON_NAME;
		}
		if (token == Token.OBJECT && isRoutine()) {
			new RoutineScanner(this.lexer).skipLocal();
			return (this.lexer.peek() == Token.SELECT) ? QueryState.COMMON_END : QueryState.COMMON_NAME;
		}
		this.choice.commonTables().name(this.lexer.word());
		return QueryState.COMMON_HEAD;
	}

	private boolean isRoutine() {
		boolean routine = this.lexer.isWord("function") || this.lexer.isWord("procedure");
		return routine && this.lexer.peek().isWord() && this.lexer.peek() != Token.AS;
	}

	private QueryState head(Token token) {
		return switch (token) {
			case AS -> QueryState.COMMON_QUERY;
			case OPEN -> openHead();
			case COMMA -> QueryState.COMMON_NAME;
			default -> QueryState.COMMON_HEAD;
		};
	}

	private QueryState openHead() {
		this.parentheses.open(QueryState.COMMON_HEAD);
		return QueryState.PARENTHESIS;
	}

	private QueryState query(Token token) {
		return switch (token) {
			case MATERIALIZED, EXISTENCE -> QueryState.COMMON_QUERY;
			case OPEN -> openQuery();
			default -> head(token);
		};
	}

	private QueryState openQuery() {
		this.choice.commonTables().open();
		this.parentheses.open(QueryState.COMMON_END);
		return QueryState.STATEMENT;
	}

	/**
	 * Skips how a recursive query is searched: {@code SEARCH DEPTH FIRST BY a SET b},
	 * {@code CYCLE a SET b USING c}. The names are those of columns.
	 * @param token what follows the query
	 * @return what may come next
	 */
	private QueryState end(Token token) {
		if (token == Token.COMMA) {
			return QueryState.COMMON_NAME;
		}
		boolean column = token == Token.SET || token == Token.USING || (token == Token.NAME && isBeforeColumn());
		if (column && this.lexer.peek().isWord()) {
			this.lexer.next();
		}
		return QueryState.COMMON_END;
	}

	private boolean isBeforeColumn() {
		return this.lexer.isWord("by") || this.lexer.isWord("cycle") || this.lexer.isWord("to")
				|| this.lexer.isWord("default");
	}

}
