package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;
import dev.monitored.guard.BoundedLabel;

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
			case GRANT -> definition(tableBehindOn());
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
			return new SqlQuery(SqlOperation.OTHER, BoundedLabel.NONE);
		}
		while (true) {
			switch (token) {
				case TABLE, VIEW -> {
					return definition(table(this.lexer.next()));
				}
				case INDEX -> {
					return definition(tableBehindOn());
				}
				case OBJECT, EOF, SEMICOLON -> {
					this.lexer.repeat();
					return definition(BoundedLabel.NONE);
				}
				default -> {
					token = this.lexer.next();
				}
			}
		}
	}

	private String tableBehindOn() {
		Token token = this.lexer.next();
		while (token != Token.ON) {
			if (token == Token.EOF || token == Token.SEMICOLON) {
				this.lexer.repeat();
				return BoundedLabel.NONE;
			}
			token = this.lexer.next();
		}
		token = this.lexer.next();
		if (token == Token.COLUMN) {
			this.lexer.next();
			this.name.read();
			return this.name.ownerLabel();
		}
		if (token == Token.OBJECT || (token == Token.MODIFIER && this.lexer.isWord("all"))) {
			return BoundedLabel.NONE;
		}
		return table(token);
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
					return BoundedLabel.UNKNOWN;
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

	private static SqlQuery definition(String table) {
		return new SqlQuery(SqlOperation.DDL, table);
	}

}
