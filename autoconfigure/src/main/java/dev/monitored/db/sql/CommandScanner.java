package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the procedure of a call, and the table of a statement that is neither query,
 * change nor definition.
 */
final class CommandScanner {

	private final SqlLexer lexer;

	private final TableName name;

	private boolean locked;

	CommandScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	/**
	 * Reads the procedure behind {@code CALL} or {@code EXECUTE}.
	 * @return the call of the procedure
	 */
	SqlQuery call() {
		Token token = this.lexer.next();
		if (token == Token.NAME && this.lexer.startsWith('@')) {
			token = assigned();
		}
		return switch (token) {
			case OBJECT -> objectOrProcedure();
			case OPEN, EOF, SEMICOLON -> called(TableName.UNKNOWN);
			case TRANSACTION -> isText() ? called(TableName.UNKNOWN) : procedure();
			case VALUE -> called(TableName.NONE);
			default -> token.isWord() ? procedure() : called(TableName.UNKNOWN);
		};
	}

	/**
	 * Reads the table behind the verb of a statement about a table.
	 * @return the table
	 */
	SqlQuery maintain() {
		this.locked = this.lexer.isWord("lock");
		return maintain(false);
	}

	private SqlQuery maintain(boolean behindInto) {
		boolean table = behindInto;
		Token token = this.lexer.next();
		while (true) {
			if (token == Token.OPEN && isQueryNext()) {
				return new SqlQuery(SqlOperation.OTHER, new QueryScanner(this.lexer, this.name).scan().table());
			}
			if (token == Token.OPEN) {
				token = Parentheses.skip(this.lexer);
			}
			else if (token == Token.TABLES && !table && isAnotherName()) {
				return other(this.lexer.next(), true);
			}
			else if (table ? isBeforeTable(token) : isBeforeName(token)) {
				table |= token == Token.TABLE || token == Token.VIEW || token == Token.INTO;
				token = this.lexer.next();
			}
			else {
				return other(token, table);
			}
		}
	}

	/**
	 * Returns whether a word says how or what is done something to, and is no name.
	 * @param token the word that was read last
	 * @return whether the name follows
	 */
	private boolean isBeforeName(Token token) {
		return switch (token) {
			case TABLE, INTO -> true;
			case VIEW, MATERIALIZED -> isAnotherName();
			case JOIN_KIND -> this.lexer.isWord("full");
			case MODIFIER -> this.lexer.isWord("only") ? isAnotherName() : isOption();
			case MAINTAIN -> this.lexer.isWord("analyze") || this.lexer.isWord("analyse");
			case NAME -> this.lexer.peek() == Token.TABLE;
			default -> false;
		};
	}

	private boolean isOption() {
		return this.lexer.isWord("freeze") || this.lexer.isWord("verbose") || this.lexer.isWord("concurrently")
				|| this.lexer.isWord("binary");
	}

	private boolean isBeforeTable(Token token) {
		boolean modifier = token == Token.MODIFIER && (this.lexer.isWord("only") || this.lexer.isWord("concurrently"));
		return token == Token.TABLE || (modifier && isAnotherName());
	}

	private boolean isAnotherName() {
		Token next = this.lexer.peek();
		boolean behindName = this.lexer.isPeeked("in") || this.lexer.isPeeked("to") || this.lexer.isPeeked("from")
				|| this.lexer.isPeeked("using")
				|| (this.locked && this.lexer.isPeeked("nowait") && !this.lexer.peek(2).isWord());
		return next.isWord() && !behindName;
	}

	/**
	 * Reads what is shown, loaded, or executed.
	 * @return the table, if there is one
	 */
	SqlQuery command() {
		if (this.lexer.isWord("show")) {
			return show();
		}
		return this.lexer.isWord("load") ? load() : execute();
	}

	private SqlQuery show() {
		Token about = Token.EOF;
		Token token = this.lexer.next();
		while (token != Token.EOF && token != Token.SEMICOLON) {
			boolean created = about == Token.DEFINE && (token == Token.TABLE || token == Token.VIEW);
			boolean listed = (about == Token.COLUMN || about == Token.INDEX) && token == Token.FROM;
			if (created || listed) {
				return other(this.lexer.next(), true);
			}
			about = token;
			token = this.lexer.next();
		}
		this.lexer.repeat();
		return none();
	}

	private SqlQuery load() {
		Token token = this.lexer.next();
		while (token != Token.INTO && token != Token.EOF && token != Token.SEMICOLON) {
			token = this.lexer.next();
		}
		return (token == Token.INTO) ? maintain(true) : none();
	}

	/**
	 * Reads whether a block is executed, of which nothing is known.
	 * @return the statement
	 */
	private SqlQuery execute() {
		Token token = this.lexer.next();
		boolean block = token == Token.OBJECT || (token == Token.VALUE && !this.lexer.startsWith('?'));
		return block ? new SqlQuery(SqlOperation.OTHER, TableName.UNKNOWN) : none();
	}

	private SqlQuery none() {
		return new SqlQuery(SqlOperation.OTHER, TableName.NONE);
	}

	/**
	 * Returns whether code is executed that is in a text: {@code EXECUTE IMMEDIATE ?}.
	 * @return whether the word that was read last is no procedure
	 */
	private boolean isText() {
		Token next = this.lexer.peek();
		return this.lexer.isWord("immediate") && (next == Token.VALUE || next == Token.NAME);
	}

	private Token assigned() {
		Token token = this.lexer.next();
		if (token == Token.VALUE && this.lexer.startsWith('=')) {
			return this.lexer.next();
		}
		this.lexer.repeat();
		return Token.OPEN;
	}

	/**
	 * Reads a procedure whose kind is said, or whose name, or its schema, is like that of
	 * a kind.
	 * @return the call of the procedure
	 */
	private SqlQuery objectOrProcedure() {
		Token behind = this.name.read();
		if (!behind.isWord() || this.lexer.startsWith('@')) {
			return called(this.name.label());
		}
		this.lexer.next();
		return procedure();
	}

	private SqlQuery procedure() {
		Token behind = this.name.read();
		boolean sequence = this.name.is("next") && behind == Token.NAME;
		return called(sequence ? TableName.NONE : this.name.label());
	}

	private boolean isQueryNext() {
		return switch (this.lexer.peek()) {
			case OPEN, SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE -> true;
			default -> false;
		};
	}

	/**
	 * Reads a table. If another word follows, the first one may be the kind of something
	 * else.
	 * @param token the first word
	 * @param table whether it can only be that of a table
	 * @return the table
	 */
	private SqlQuery other(Token token, boolean table) {
		if (!token.isWord()) {
			this.lexer.repeat();
			return none();
		}
		Token behind = this.name.read();
		boolean kind = (token == Token.OBJECT || token == Token.INDEX) && behind.isWord()
				&& !this.lexer.isBehindTable();
		return (kind && !table) ? none() : new SqlQuery(SqlOperation.OTHER, this.name.label());
	}

	private static SqlQuery called(String procedure) {
		return new SqlQuery(SqlOperation.CALL, procedure);
	}

}
