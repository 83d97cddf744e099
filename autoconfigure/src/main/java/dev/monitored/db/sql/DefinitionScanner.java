package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the table whose definition is changed.
 */
final class DefinitionScanner {

	private final SqlLexer lexer;

	private final TableName name;

	DefinitionScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	SqlQuery scan(Token verb) {
		return switch (verb) {
			case TRUNCATE -> definition(table(this.lexer.next()));
			case GRANT -> definition(isAtOn() ? granted(this.lexer.next()) : TableName.NONE);
			default -> defined();
		};
	}

	/**
	 * Reads what is created, changed, or dropped.
	 * @return the table, or that of an index
	 */
	private SqlQuery defined() {
		Token token = this.lexer.next();
		if (token == Token.OBJECT && (this.lexer.isWord("session") || this.lexer.isWord("system"))) {
			return new SqlQuery(SqlOperation.OTHER, TableName.NONE);
		}
		while (true) {
			switch (token) {
				case TABLE, VIEW -> {
					return definition(table(this.lexer.next()));
				}
				case INDEX -> {
					return definition(this.lexer.isWord("statistics") ? sampled() : indexed());
				}
				case OBJECT, EOF, SEMICOLON -> {
					this.lexer.repeat();
					return definition(TableName.NONE);
				}
				default -> {
					token = this.lexer.next();
				}
			}
		}
	}

	private String indexed() {
		if (!isAtOn()) {
			return TableName.NONE;
		}
		Token token = this.lexer.next();
		boolean everywhere = this.lexer.isWord("database") || this.lexer.isWord("schema") || isAll(token);
		return everywhere ? TableName.NONE : table(token);
	}

	/**
	 * Reads the table of statistics: behind its columns in PostgreSQL, before them in
	 * Transact-SQL.
	 * @return the table
	 */
	private String sampled() {
		if (!isAtOn()) {
			return TableName.NONE;
		}
		String first = table(this.lexer.next());
		int depth = 0;
		for (Token token = this.lexer.next(); !isEnd(token); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && token == Token.FROM) {
				return table(this.lexer.next());
			}
		}
		this.lexer.repeat();
		return first;
	}

	private String granted(Token token) {
		if (token == Token.COLUMN) {
			this.lexer.next();
			this.name.read();
			return this.name.ownerLabel();
		}
		if (token != Token.OBJECT) {
			return isAll(token) ? TableName.NONE : table(token);
		}
		Token behind = this.name.read();
		boolean kind = behind == Token.VALUE || (behind.isWord() && !this.lexer.isBehindTable());
		return kind ? TableName.NONE : this.name.label();
	}

	private boolean isAtOn() {
		Token token = this.lexer.next();
		while (token != Token.ON && !isEnd(token)) {
			token = this.lexer.next();
		}
		if (token != Token.ON) {
			this.lexer.repeat();
		}
		return token == Token.ON;
	}

	private boolean isAll(Token token) {
		return token == Token.MODIFIER && this.lexer.isWord("all");
	}

	private String table(Token first) {
		Token token = first;
		while (true) {
			switch (token) {
				case TABLE, VIEW, MODIFIER, EXISTENCE, MATERIALIZED -> {
					token = this.lexer.next();
				}
				case EOF, SEMICOLON, COMMA, DOT, STAR, OPEN, CLOSE, VALUE -> {
					this.lexer.repeat();
					return TableName.UNKNOWN;
				}
				default -> {
					Token behind = this.name.read();
					if (behind != Token.EXISTENCE) {
						return this.name.label();
					}
					token = behind;
				}
			}
		}
	}

	private static boolean isEnd(Token token) {
		return token == Token.EOF || token == Token.SEMICOLON;
	}

	private static SqlQuery definition(String table) {
		return new SqlQuery(SqlOperation.DDL, table);
	}

}
