package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Reads the table that a statement changes.
 */
final class TargetReader {

	private final SqlLexer lexer;

	private final TableName name;

	private final Token verb;

	private boolean maintained;

	/**
	 * Creates a reader of a table.
	 * @param lexer where from
	 * @param name reads the name
	 * @param verb what changes the table
	 */
	TargetReader(SqlLexer lexer, TableName name, Token verb) {
		this.lexer = lexer;
		this.name = name;
		this.verb = verb;
	}

	/**
	 * Returns what is done to the table that was read.
	 * @return the change
	 */
	SqlOperation operation() {
		return switch (this.verb) {
			case UPDATE -> this.maintained ? SqlOperation.OTHER : SqlOperation.UPDATE;
			case DELETE -> SqlOperation.DELETE;
			case MERGE -> SqlOperation.MERGE;
			default -> SqlOperation.INSERT;
		};
	}

	/**
	 * Reads the table behind the verb.
	 * @return the table, {@code null} if something else is in its place
	 */
	@Nullable TableName read() {
		Token token = this.lexer.next();
		while (true) {
			switch (token) {
				case INTO, FROM, TABLE, MODIFIER, TOP, WHEN -> {
					token = skip(token);
				}
				case EOF, SEMICOLON, COMMA, DOT, STAR, OPEN, CLOSE, VALUE, WHERE, SET, SELECT, WITH, VALUES, ON, AS,
						USING -> {
					this.lexer.repeat();
					return null;
				}
				default -> {
					Token behind = this.name.read();
					if (behind != Token.INTO && behind != Token.WHEN) {
						return meant(behind);
					}
					token = this.lexer.next();
				}
			}
		}
	}

	private Token skip(Token token) {
		return switch (token) {
			case MODIFIER -> afterModifier();
			case TOP -> afterLimit();
			case WHEN -> skipTo(Token.INTO);
			default -> this.lexer.next();
		};
	}

	/**
	 * Skips a modifier, with what SQLite does instead: {@code OR ROLLBACK}.
	 * @return the token behind
	 */
	private Token afterModifier() {
		boolean alternative = this.lexer.isWord("or");
		Token token = this.lexer.next();
		return (alternative && token.isWord()) ? this.lexer.next() : token;
	}

	private Token skipTo(Token wanted) {
		Token token = this.lexer.next();
		while (token != wanted && token != Token.EOF && token != Token.SEMICOLON) {
			token = this.lexer.next();
		}
		return token;
	}

	/**
	 * Skips how many rows are changed, in Transact-SQL.
	 * @return the token behind
	 */
	private Token afterLimit() {
		Token token = this.lexer.next();
		if (token != Token.OPEN) {
			return this.lexer.next();
		}
		for (int depth = 1; depth > 0 && token != Token.EOF;) {
			token = this.lexer.next();
			depth = Parentheses.after(depth, token);
		}
		return this.lexer.next();
	}

	private TableName meant(Token behind) {
		if (this.name.isQualified()) {
			return this.name;
		}
		if (isElsewhere(behind)) {
			this.name.forget();
			return this.name;
		}
		return switch (this.verb) {
			case UPDATE -> (behind == Token.SET) ? behindAlias() : behindStatistics(behind);
			case DELETE -> behindAlias();
			default -> this.name;
		};
	}

	/**
	 * Returns whether nothing is known of the table, because a function is in its place,
	 * in Transact-SQL and ClickHouse.
	 * @param behind the token behind the name
	 * @return whether the name is none of a table
	 */
	private boolean isElsewhere(Token behind) {
		return switch (behind) {
			case OPEN -> this.name.is("openquery") || this.name.is("openrowset");
			case NAME -> operation() == SqlOperation.INSERT && this.name.is("function");
			default -> false;
		};
	}

	/**
	 * Returns the table whose statistics are brought up to date in Transact-SQL, unless a
	 * table has that name.
	 * @param behind the token behind the name
	 * @return the table
	 */
	private TableName behindStatistics(Token behind) {
		if ((behind != Token.NAME && behind != Token.OBJECT) || !this.name.is("statistics")) {
			return this.name;
		}
		TableName table = this.name.another();
		this.lexer.next();
		Token token = table.read();
		if (token == Token.NAME) {
			this.lexer.next();
			token = this.lexer.next();
			this.lexer.repeat();
		}
		this.maintained = table.isQualified() || token == Token.OPEN || token == Token.WITH || token == Token.EOF
				|| token == Token.SEMICOLON;
		return this.maintained ? table : this.name;
	}

	/**
	 * Returns the table that is meant: the name may be one that is given to the table
	 * behind {@code FROM} or {@code USING}, in Transact-SQL and MySQL.
	 * @return the table
	 */
	private TableName behindAlias() {
		int depth = 0;
		for (Token token = this.lexer.next(); !isEnd(token, depth); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && isBeforeTables(token)) {
				return aliased(this.name.word());
			}
		}
		this.lexer.repeat();
		return this.name;
	}

	private boolean isBeforeTables(Token token) {
		return (token == Token.FROM && this.lexer.previous() != Token.DISTINCT) || token == Token.USING;
	}

	private TableName aliased(String alias) {
		TableName table = this.name.another();
		boolean tableNext = true;
		int depth = 0;
		for (Token token = this.lexer.next(); !isEnd(token, depth); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && tableNext && token.isWord() && token != Token.MODIFIER) {
				table.read();
				if (isCalled(alias)) {
					return table;
				}
				tableNext = false;
			}
			else if (depth == 0) {
				tableNext = token == Token.COMMA || token == Token.JOIN || token == Token.MODIFIER;
			}
		}
		this.lexer.repeat();
		return this.name;
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
			case WHERE, CLAUSE, CLOSE -> depth == 0;
			default -> false;
		};
	}

}
