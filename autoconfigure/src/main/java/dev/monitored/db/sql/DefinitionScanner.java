package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

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

	private final DefinedTable table;

	DefinitionScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
		this.table = new DefinedTable(lexer, name);
	}

	/**
	 * Reads a definition whose verb was read last.
	 * @param verb the verb
	 * @return the definition
	 */
	SqlQuery scan(Token verb) {
		return switch (verb) {
			case TRUNCATE -> definition(changed(this.lexer.isWord("rename")));
			case GRANT -> definition(granted(this.lexer.isWord("comment")));
			default -> defined(this.lexer.isWord("drop"));
		};
	}

	private String changed(boolean renamed) {
		Token token = this.lexer.next();
		boolean kind = token == Token.TABLE || (renamed && token == Token.TABLES && this.table.isKind());
		if (renamed && token == Token.OBJECT && this.table.isKind()) {
			return TableName.NONE;
		}
		return kind ? this.table.next() : this.table.named(token);
	}

	private String granted(boolean comment) {
		if (!isAtOn()) {
			return TableName.NONE;
		}
		GrantScanner grants = new GrantScanner(this.lexer, this.name);
		return comment ? grants.commented() : grants.granted();
	}

	/**
	 * Reads what is created, changed, or dropped.
	 * @param dropped whether it is dropped, and has no body therefore
	 * @return the table, or that of an index
	 */
	private SqlQuery defined(boolean dropped) {
		Token token = this.lexer.next();
		if (token == Token.OBJECT && (this.lexer.isWord("session") || this.lexer.isWord("system"))) {
			return new SqlQuery(SqlOperation.OTHER, TableName.NONE);
		}
		if (this.lexer.isWord("default")) {
			return nothing();
		}
		while (!isEndOfKind(token)) {
			SqlQuery found = kind(token, dropped);
			if (found != null) {
				return found;
			}
			token = this.lexer.next();
		}
		return nothing();
	}

	/**
	 * Reads what is named, if a word says what kind of thing that is.
	 * @param token the word
	 * @param dropped whether it is dropped
	 * @return the definition, {@code null} if the word says something else
	 */
	private @Nullable SqlQuery kind(Token token, boolean dropped) {
		return switch (token) {
			case TABLE, TABLES, VIEW -> named(dropped);
			case INDEX -> indexed(dropped);
			case OBJECT -> (this.lexer.previous() != Token.VALUE) ? object(dropped) : null;
			case NAME -> this.lexer.isWord("java") ? java() : null;
			default -> null;
		};
	}

	/**
	 * Skips code of Java, whose semicolons end no statement.
	 * @return the definition
	 */
	private SqlQuery java() {
		new RoutineScanner(this.lexer).skipAll();
		return nothing();
	}

	private static boolean isEndOfKind(Token token) {
		return token == Token.AS || token == Token.SELECT || token.isEnd();
	}

	private SqlQuery nothing() {
		this.lexer.repeat();
		return definition(TableName.NONE);
	}

	private SqlQuery named(boolean dropped) {
		Token token = this.lexer.next();
		boolean function = token == Token.OBJECT && isTableFunction();
		return function ? routine(dropped) : definition(this.table.named(token));
	}

	/**
	 * Returns whether a function is defined that is called like a table, in BigQuery.
	 * @return whether no table follows
	 */
	private boolean isTableFunction() {
		boolean arguments = this.lexer.peek(2) == Token.OPEN || this.lexer.peek(2) == Token.DOT;
		return this.lexer.isWord("function") && this.lexer.peek().isWord() && arguments;
	}

	private SqlQuery object(boolean dropped) {
		boolean type = this.lexer.isWord("type");
		boolean body = this.lexer.isWord("function") || this.lexer.isWord("procedure") || this.lexer.isWord("proc")
				|| this.lexer.isWord("package") || this.lexer.isWord("event") || this.lexer.isWord("aggregate");
		if (body) {
			return routine(dropped);
		}
		if (this.lexer.isWord("rule")) {
			new RoutineScanner(this.lexer).skipStatement();
		}
		this.lexer.peek();
		if (type && this.lexer.isPeeked("body")) {
			return routine(dropped);
		}
		return nothing();
	}

	private SqlQuery routine(boolean dropped) {
		if (dropped) {
			return nothing();
		}
		new RoutineScanner(this.lexer).skip();
		return definition(TableName.NONE);
	}

	private SqlQuery indexed(boolean dropped) {
		if (this.lexer.isWord("statistics")) {
			return definition(sampled());
		}
		return this.lexer.isWord("trigger") ? triggered(dropped)
				: definition(isAtOn() ? this.table.next() : TableName.NONE);
	}

	/**
	 * Reads the table of a trigger, unless that is one of a schema or database.
	 * @param dropped whether there is no body
	 * @return the trigger
	 */
	private SqlQuery triggered(boolean dropped) {
		boolean rows = false;
		Token token = this.lexer.next();
		while (token != Token.ON && !token.isEnd()) {
			if (token == Token.CLAUSE && this.lexer.isWord("for") && this.lexer.peek() == Token.NAME) {
				return definition(this.table.next());
			}
			rows |= token == Token.INSERT || token == Token.UPDATE || token == Token.DELETE || token == Token.TRUNCATE;
			token = this.lexer.next();
		}
		if (token != Token.ON) {
			return nothing();
		}
		token = this.lexer.next();
		boolean everything = this.lexer.isWord("database") || this.table.isAll(token) || (!dropped && isSchema());
		String label = everything ? TableName.NONE : this.table.named(token);
		if (rows) {
			return definition(everything ? this.table.named(token) : label);
		}
		boolean schema = everything || (this.name.isQualified() && this.name.is("schema"));
		return schema ? routine(dropped) : definition(label);
	}

	private boolean isSchema() {
		return this.lexer.isWord("schema") || (this.lexer.isWord("pluggable") && this.lexer.peek() == Token.OBJECT);
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
		String first = this.table.next();
		int depth = 0;
		for (Token token = this.lexer.next(); !token.isEnd(); token = this.lexer.next()) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && token == Token.FROM) {
				return this.table.next();
			}
		}
		this.lexer.repeat();
		return first;
	}

	private boolean isAtOn() {
		Token token = this.lexer.next();
		while (token != Token.ON && !token.isEnd()) {
			token = this.lexer.next();
		}
		if (token != Token.ON) {
			this.lexer.repeat();
		}
		return token == Token.ON;
	}

	private static SqlQuery definition(String table) {
		return new SqlQuery(SqlOperation.DDL, table);
	}

}
