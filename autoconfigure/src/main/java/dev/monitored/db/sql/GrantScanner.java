package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the table that some may use, or that has a comment.
 */
final class GrantScanner {

	private final SqlLexer lexer;

	private final TableName name;

	private final DefinedTable table;

	GrantScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
		this.table = new DefinedTable(lexer, name);
	}

	/**
	 * Reads what follows the {@code ON} of a privilege.
	 * @return the label of the table
	 */
	String granted() {
		Token token = this.lexer.next();
		return switch (token) {
			case TABLE -> this.table.next();
			case VIEW, MATERIALIZED -> this.table.isKind() ? behindView(token) : this.table.named(token);
			case STAR -> TableName.NONE;
			default -> token.isWord() ? grantedWord(token) : this.table.named(token);
		};
	}

	private String grantedWord(Token token) {
		if (this.table.isAll(token) || this.table.isKind()) {
			return TableName.NONE;
		}
		Token behind = this.name.read();
		if (behind == Token.VALUE && !this.name.isQualified()) {
			return behindColons();
		}
		boolean schema = this.lexer.previous() == Token.STAR;
		return schema ? TableName.NONE : this.name.label();
	}

	/**
	 * Reads what is behind the kind that Transact-SQL names first:
	 * {@code OBJECT::dbo.orders}, {@code SCHEMA::dbo}.
	 * @return the label of the table
	 */
	private String behindColons() {
		if (!this.name.is("object")) {
			return TableName.NONE;
		}
		this.lexer.next();
		return this.table.next();
	}

	/**
	 * Reads what follows the {@code ON} of a comment.
	 * @return the label of the table
	 */
	String commented() {
		Token token = this.lexer.next();
		return switch (token) {
			case TABLE, VIEW -> this.table.next();
			case MATERIALIZED -> behindView(token);
			case COLUMN -> column();
			case INDEX, OBJECT, NAME -> part(token);
			default -> TableName.NONE;
		};
	}

	private String behindView(Token token) {
		return (token == Token.VIEW || this.lexer.next() == Token.VIEW) ? this.table.next() : TableName.NONE;
	}

	private String column() {
		this.lexer.next();
		this.name.read();
		return this.name.ownerLabel();
	}

	/**
	 * Reads the table of a constraint, trigger, policy or rule, or a foreign table.
	 * @param kind the first word
	 * @return the label of the table
	 */
	private String part(Token kind) {
		Token token = this.lexer.next();
		if (kind == Token.NAME && token == Token.TABLE) {
			return this.table.next();
		}
		if (!token.isWord() || this.name.read() != Token.ON) {
			this.lexer.repeat();
			return TableName.NONE;
		}
		this.lexer.next();
		token = this.lexer.next();
		return (token == Token.OBJECT && this.table.isKind()) ? TableName.NONE : this.table.named(token);
	}

}
