package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the first table of a query, or the target of a change. The tables of the
 * statement itself come first; a query in the place of a table, or a common table, counts
 * as the tables it reads; then come those of other queries in it. There is no recursion:
 * what was open is kept in a {@link ParenthesisStack}.
 */
final class QueryScanner {

	private final SqlLexer lexer;

	private final TableName name;

	private final ParenthesisStack parentheses = new ParenthesisStack();

	private final TableChoice choice = new TableChoice();

	private SqlOperation operation = SqlOperation.SELECT;

	/**
	 * So many parentheses are open around a place where the statement's own tables are.
	 */
	private int ownDepth;

	private boolean tableUnknown;

	QueryScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	SqlQuery scan() {
		QueryState state = QueryState.TABLE;
		SqlQuery own = null;
		while (own == null) {
			if (state == QueryState.COLUMNS) {
				this.lexer.skipColumns();
			}
			Token token = this.lexer.next();
			if (token == Token.EOF || token == Token.SEMICOLON) {
				this.tableUnknown |= state == QueryState.TABLE && isOwn();
				this.lexer.repeat();
				return withoutOwnTable();
			}
			state = (token == Token.CLOSE) ? close(state) : next(state, token);
			own = this.choice.own();
		}
		return own;
	}

	private SqlQuery withoutOwnTable() {
		SqlQuery inner = this.choice.inner();
		if (inner != null && this.operation == SqlOperation.SELECT) {
			return inner;
		}
		boolean unknown = this.tableUnknown || this.operation != SqlOperation.SELECT;
		return new SqlQuery(this.operation, unknown ? TableName.UNKNOWN : TableName.NONE);
	}

	private QueryState next(QueryState state, Token token) {
		return switch (state) {
			case TABLE -> table(token);
			case TABLE_WORD -> tableWord(token);
			case MORE_TABLES -> moreTables(token);
			case COLUMNS -> columns(token);
			case REST -> rest(token);
			case PARENTHESIS -> parenthesis(token);
			case EXPRESSION -> expression(token);
			case COMMON_NAME -> commonName(token);
			case COMMON_HEAD -> commonHead(token);
			case COMMON_END -> commonEnd(token, QueryState.COMMON_END);
		};
	}

	private QueryState table(Token token) {
		return switch (token) {
			case OPEN -> openTable();
			case SELECT -> QueryState.COLUMNS;
			case WITH -> QueryState.COMMON_NAME;
			case VALUES -> QueryState.REST;
			case TABLE -> QueryState.TABLE_WORD;
			case INSERT, REPLACE, UPDATE, DELETE, MERGE -> change(token);
			case FROM, DISTINCT, COMMA, JOIN, INTO -> QueryState.TABLE;
			case MODIFIER -> this.lexer.isModifierOfTable() ? QueryState.TABLE : named();
			case WHERE, CLAUSE, ON, SET, UNION, AS, USING, VALUE, DOT, STAR -> unknownTable(token);
			default -> named();
		};
	}

	private QueryState tableWord(Token token) {
		if (token != Token.OPEN) {
			return table(token);
		}
		return openOwn(QueryState.PARENTHESIS);
	}

	private QueryState moreTables(Token token) {
		return switch (token) {
			case COMMA, JOIN -> QueryState.TABLE;
			case UNION -> union();
			case WHERE, CLAUSE -> QueryState.REST;
			case SELECT -> QueryState.COLUMNS;
			case OPEN -> open(QueryState.MORE_TABLES);
			default -> QueryState.MORE_TABLES;
		};
	}

	private QueryState columns(Token token) {
		Token previous = this.lexer.previous();
		return switch (token) {
			case FROM -> (previous == Token.DISTINCT || previous == Token.AS) ? QueryState.COLUMNS : QueryState.TABLE;
			case UNION -> (previous == Token.STAR || previous == Token.AS) ? QueryState.COLUMNS : union();
			case WHERE -> QueryState.REST;
			case OPEN -> open(QueryState.COLUMNS);
			default -> QueryState.COLUMNS;
		};
	}

	private QueryState rest(Token token) {
		return switch (token) {
			case UNION -> union();
			case JOIN -> QueryState.TABLE;
			case SELECT -> QueryState.COLUMNS;
			case OPEN -> open(QueryState.REST);
			default -> QueryState.REST;
		};
	}

	private QueryState parenthesis(Token token) {
		return switch (token) {
			case SELECT, WITH, VALUES, TABLE, UPDATE, DELETE, MERGE -> table(token);
			case INSERT -> this.lexer.isFollowedBy('(') ? QueryState.EXPRESSION : table(token);
			default -> expression(token);
		};
	}

	private QueryState expression(Token token) {
		return switch (token) {
			case OPEN -> open(QueryState.EXPRESSION);
			case UNION -> (this.lexer.previous() == Token.CLOSE) ? union() : QueryState.EXPRESSION;
			default -> QueryState.EXPRESSION;
		};
	}

	private QueryState commonName(Token token) {
		if (token == Token.NAME && this.lexer.isWord("recursive")) {
			this.choice.commonTables().setRecursive();
			return QueryState.COMMON_NAME;
		}
		if (token == Token.OPEN) {
			return open(QueryState.COMMON_HEAD);
		}
		if (token.isWord()) {
			this.choice.commonTables().name(this.lexer.word());
			return QueryState.COMMON_HEAD;
		}
		return QueryState.COMMON_NAME;
	}

	private QueryState commonHead(Token token) {
		if (token != Token.OPEN) {
			return commonEnd(token, QueryState.COMMON_HEAD);
		}
		Token previous = this.lexer.previous();
		if (previous != Token.AS && previous != Token.MATERIALIZED) {
			return open(QueryState.COMMON_HEAD);
		}
		this.choice.commonTables().open();
		open(QueryState.COMMON_END);
		return QueryState.TABLE;
	}

	private QueryState commonEnd(Token token, QueryState otherwise) {
		return switch (token) {
			case COMMA -> QueryState.COMMON_NAME;
			case OPEN, SELECT, VALUES, TABLE, FROM, INSERT, REPLACE, UPDATE, DELETE, MERGE -> table(token);
			default -> otherwise;
		};
	}

	private QueryState openTable() {
		if (this.lexer.startsWith('{')) {
			this.lexer.next();
		}
		return openOwn(QueryState.TABLE);
	}

	private QueryState openOwn(QueryState within) {
		this.ownDepth += isOwn() ? 1 : 0;
		this.parentheses.open(QueryState.MORE_TABLES);
		return within;
	}

	private QueryState open(QueryState behind) {
		this.parentheses.open(behind);
		return QueryState.PARENTHESIS;
	}

	private QueryState close(QueryState state) {
		if (this.parentheses.depth() == 0) {
			return state;
		}
		QueryState behind = this.parentheses.close();
		this.ownDepth = Math.min(this.ownDepth, this.parentheses.depth());
		if (behind == QueryState.COMMON_END) {
			this.choice.commonTables().close();
		}
		return behind;
	}

	private QueryState union() {
		this.choice.union();
		return QueryState.TABLE;
	}

	private QueryState unknownTable(Token token) {
		this.tableUnknown |= isOwn();
		return moreTables(token);
	}

	/**
	 * Reads a name in the place of a table. With arguments it is that of a function.
	 * @return what may come next
	 */
	private QueryState named() {
		Token behind = this.name.read();
		if (behind == Token.TABLE || behind == Token.FROM) {
			return QueryState.TABLE;
		}
		if (behind == Token.OPEN) {
			return function();
		}
		this.choice.offer(operation(), this.name, depth());
		return QueryState.MORE_TABLES;
	}

	/**
	 * Reads the beginning of a function's arguments. In Transact-SQL they may be hints,
	 * and what stands before them a table.
	 * @return what may come next
	 */
	private QueryState function() {
		this.lexer.next();
		if (this.lexer.next() == Token.LOCK_HINT) {
			this.choice.offer(operation(), this.name, depth());
		}
		this.lexer.repeat();
		return open(QueryState.MORE_TABLES);
	}

	/**
	 * Reads the target of a change. Where there is a query in its place, that is next.
	 * @param verb what changes it
	 * @return what may come next
	 */
	private QueryState change(Token verb) {
		TargetReader reader = new TargetReader(this.lexer, this.name, verb);
		TableName target = reader.read();
		if (isOwn()) {
			this.operation = reader.operation();
		}
		if (target == null) {
			return QueryState.TABLE;
		}
		this.choice.offer(reader.operation(), target, depth());
		return QueryState.REST;
	}

	private SqlOperation operation() {
		return isOwn() ? this.operation : SqlOperation.SELECT;
	}

	private boolean isOwn() {
		return this.parentheses.depth() == this.ownDepth;
	}

	/**
	 * Returns how deep in parentheses a table is.
	 * @return 0 for one of the statement's own tables
	 */
	private int depth() {
		return this.parentheses.depth() - this.ownDepth;
	}

}
