package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the first of the most telling statements of a text. One that names a table or a
 * procedure wins over others; one that only prepares for others comes last. It stops
 * after a thousand statements that name nothing.
 */
final class SqlScanner {

	private static final SqlQuery UNKNOWN = new SqlQuery(SqlOperation.OTHER, TableName.UNKNOWN);

	private static final SqlQuery NOTHING = new SqlQuery(SqlOperation.OTHER, TableName.NONE);

	private static final SqlQuery TRANSACTION = new SqlQuery(SqlOperation.TX, TableName.NONE);

	private static final int TELLS_MOST = 4;

	private static final int MAX_STATEMENTS = 1000;

	private final SqlLexer lexer;

	private final TableName name;

	SqlScanner(String sql, SchemaNames schemaNames) {
		this.lexer = new SqlLexer(sql);
		this.name = new TableName(this.lexer, schemaNames == SchemaNames.KEPT);
	}

	SqlQuery scan() {
		SqlQuery best = statement(this.lexer.next());
		for (int read = 1; rank(best) < TELLS_MOST && read < MAX_STATEMENTS && isAnotherStatement(); read++) {
			SqlQuery next = statement(this.lexer.next());
			best = (rank(next) > rank(best)) ? next : best;
		}
		return best;
	}

	private boolean isAnotherStatement() {
		this.lexer.repeat();
		Token token = this.lexer.next();
		while (!token.isEnd()) {
			token = this.lexer.next();
		}
		return token == Token.SEMICOLON;
	}

	private static int rank(SqlQuery query) {
		boolean none = query.table().equals(TableName.NONE);
		boolean named = !none && !query.table().equals(TableName.UNKNOWN);
		return switch (query.operation()) {
			case OTHER -> named ? 2 : (none ? 0 : -1);
			case TX -> 1;
			default -> named ? TELLS_MOST : TELLS_MOST - 1;
		};
	}

	/**
	 * Returns whether a statement begins here, regardless of what stands before.
	 * @param token the token
	 * @return whether it is a verb
	 */
	static boolean isVerb(Token token) {
		return switch (token) {
			case SELECT, INSERT, UPDATE, DELETE, MERGE, CALL, DEFINE, TRUNCATE -> true;
			default -> false;
		};
	}

	private SqlQuery statement(Token first) {
		return switch (first) {
			case SELECT, WITH, VALUES, TABLE, FROM, INSERT, UPDATE, DELETE, MERGE -> query();
			case REPLACE -> isDefinition() ? new DefinitionScanner(this.lexer, this.name).scan(Token.DEFINE) : query();
			case OPEN -> this.lexer.startsWith('{') ? escape() : query();
			case CALL -> new CommandScanner(this.lexer, this.name).call();
			case DEFINE, TRUNCATE, GRANT -> new DefinitionScanner(this.lexer, this.name).scan(first);
			default -> command(first);
		};
	}

	private SqlQuery command(Token first) {
		return switch (first) {
			case COMMIT -> beforeAnother(TRANSACTION);
			case BEGIN -> begun();
			case SET -> set();
			case PRELUDE -> prelude();
			case EXPLAIN -> explained(this.lexer.isWord("describe") || this.lexer.isWord("desc"));
			case COMMAND -> new CommandScanner(this.lexer, this.name).command();
			case MAINTAIN -> new CommandScanner(this.lexer, this.name).maintain();
			default -> UNKNOWN;
		};
	}

	/**
	 * Returns whether something is defined by {@code REPLACE}, as in Teradata.
	 * @return whether a kind and a name follow
	 */
	private boolean isDefinition() {
		Token kind = this.lexer.peek();
		boolean known = kind == Token.VIEW || this.lexer.isPeeked("procedure") || this.lexer.isPeeked("function")
				|| this.lexer.isPeeked("macro") || this.lexer.isPeeked("trigger");
		return known && this.lexer.peek(2) == Token.NAME && !this.lexer.isPeeked("partition")
				&& !this.lexer.isPeeked("value");
	}

	private SqlQuery query() {
		this.lexer.repeat();
		return new QueryScanner(this.lexer, this.name).scan();
	}

	/**
	 * Reads a call that JDBC spells in braces, perhaps with a parameter for its result.
	 * @return the call
	 */
	private SqlQuery escape() {
		Token token = this.lexer.next();
		while (token == Token.VALUE) {
			token = this.lexer.next();
		}
		return (token == Token.CALL) ? new CommandScanner(this.lexer, this.name).call() : UNKNOWN;
	}

	private SqlQuery set() {
		Token token = this.lexer.next();
		if (this.lexer.isWord("session") || this.lexer.isWord("local") || this.lexer.isWord("global")) {
			token = this.lexer.next();
		}
		if (this.lexer.isWord("characteristics")) {
			this.lexer.next();
			token = this.lexer.next();
		}
		boolean transaction = token == Token.TRANSACTION && this.lexer.isWord("transaction")
				&& this.lexer.peek() != Token.VALUE && !this.lexer.isPeeked("to");
		if (token.isEnd()) {
			this.lexer.repeat();
		}
		return beforeAnother(transaction ? TRANSACTION : NOTHING);
	}

	/**
	 * Reads a statement that may stand before another one, without what it names.
	 * @return the other statement
	 */
	private SqlQuery prelude() {
		boolean named = this.lexer.isWord("declare") || this.lexer.isWord("close") || this.lexer.isWord("listen")
				|| this.lexer.isWord("notify") || this.lexer.isWord("use");
		if (named && this.lexer.next().isEnd()) {
			this.lexer.repeat();
		}
		return beforeAnother(NOTHING);
	}

	private SqlQuery begun() {
		Token token = this.lexer.next();
		this.lexer.repeat();
		return switch (token) {
			case EOF, SEMICOLON, TRANSACTION, EXISTENCE -> beforeAnother(TRANSACTION);
			default -> new BlockScanner(this.lexer, this.name).scan(this::statement);
		};
	}

	/**
	 * Looks for another statement that follows without a semicolon, as it may in
	 * Transact-SQL.
	 * @param alone what it is if there is none
	 * @return the other statement
	 */
	private SqlQuery beforeAnother(SqlQuery alone) {
		int depth = 0;
		for (Token token = this.lexer.next(); !token.isEnd(); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && isVerb(token) && isStatement(token)) {
				return statement(token);
			}
		}
		this.lexer.repeat();
		return alone;
	}

	private boolean isStatement(Token verb) {
		return this.lexer.previous() != Token.FROM && Lookahead.isStatement(verb, this.lexer);
	}

	private SqlQuery explained(boolean described) {
		Token token = this.lexer.next();
		if (token == Token.TRANSACTION && this.lexer.peek() == Token.VALUE) {
			return beforeAnother(TRANSACTION);
		}
		if (token == Token.TABLE) {
			token = this.lexer.next();
		}
		boolean name = described && (token == Token.MERGE || token == Token.CALL || token == Token.TRUNCATE);
		if (token.isWord() && (name || !isExplainable(token))) {
			Token behind = this.name.read();
			if (described || behind.isEnd()) {
				return new SqlQuery(SqlOperation.OTHER, this.name.label());
			}
		}
		while (!token.isEnd() && !isExplainable(token)) {
			token = this.lexer.next();
		}
		this.lexer.repeat();
		return token.isEnd() ? NOTHING : new SqlQuery(SqlOperation.OTHER, statement(this.lexer.next()).table());
	}

	private boolean isExplainable(Token token) {
		return switch (token) {
			case SELECT, WITH -> true;
			case REPLACE -> this.lexer.peek().isWord() && this.lexer.peek() != Token.AS;
			default -> Lookahead.isStatement(token, this.lexer);
		};
	}

}
