package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Finds the first table of a query, or the target of a change. The tables of the
 * statement itself come first; a query in the place of a table, or a common table, counts
 * as the tables it reads; then come those of other queries in it. There is no recursion:
 * what was open is kept in a {@link ParenthesisStack}.
 */
final class QueryScanner extends TableScanner {

	private @Nullable CommonTableScanner commonTables;

	QueryScanner(SqlLexer lexer, TableName name) {
		super(lexer, name);
	}

	SqlQuery scan() {
		QueryState state = QueryState.STATEMENT;
		SqlQuery own = null;
		while (own == null) {
			if (state == QueryState.COLUMNS) {
				this.lexer.skipColumns();
			}
			Token token = this.lexer.next();
			if (token.isEnd()) {
				this.lexer.repeat();
				return withoutOwnTable(state);
			}
			state = (token == Token.CLOSE) ? close(state) : next(state, token);
			own = this.choice.own();
		}
		return own;
	}

	private QueryState next(QueryState state, Token token) {
		return switch (state) {
			case STATEMENT -> statement(token);
			case TABLE, TABLE_WORD, TABLE_PARENTHESIS -> table(state, token);
			case COLUMNS -> columns(token);
			case PARENTHESIS -> parenthesis(token);
			case EXPRESSION -> expression(token);
			default -> rarely(state, token);
		};
	}

	private QueryState rarely(QueryState state, Token token) {
		return switch (state) {
			case TABLE_ARGUMENT -> tableArgument(token);
			case REST -> rest(token);
			case COMMON_NAME, COMMON_HEAD, COMMON_QUERY, COMMON_END -> common(state, token);
			default -> moreTables(token);
		};
	}

	private QueryState statement(Token token) {
		return switch (token) {
			case OPEN -> open(QueryState.TABLE_END, QueryState.STATEMENT);
			case SELECT -> QueryState.COLUMNS;
			case WITH -> QueryState.COMMON_NAME;
			case VALUES -> QueryState.REST;
			case TABLE -> QueryState.TABLE_WORD;
			case FROM -> QueryState.TABLE;
			case INSERT, REPLACE, UPDATE, DELETE, MERGE -> change(token);
			case DEFINE -> defined();
			default -> behindUnion();
		};
	}

	private QueryState defined() {
		if (this.parentheses.depth() == 0) {
			this.choice.decide(new DefinitionScanner(this.lexer, this.name).scan(Token.DEFINE));
		}
		return QueryState.REST;
	}

	/**
	 * Skips what says how queries are connected, such as {@code ALL BY NAME}, and the
	 * columns of {@code CORRESPONDING BY (a, b)}.
	 * @return what may come next
	 */
	private QueryState behindUnion() {
		boolean columns = this.lexer.isWord("by") || this.lexer.isWord("on");
		if (!columns || this.lexer.peek() != Token.OPEN) {
			return QueryState.STATEMENT;
		}
		this.lexer.next();
		return open(QueryState.STATEMENT, QueryState.PARENTHESIS);
	}

	private QueryState table(QueryState state, Token token) {
		return switch (token) {
			case OPEN -> openTable(state);
			case SELECT -> QueryState.COLUMNS;
			case WITH -> QueryState.COMMON_NAME;
			case TABLE -> QueryState.TABLE_WORD;
			case FROM, DISTINCT, COMMA, INTO -> QueryState.TABLE;
			case VALUES, INSERT, REPLACE, DELETE, MERGE -> queryOrName(state, token);
			case MODIFIER -> modifierOrName();
			case WHERE, CLAUSE, ON, UNION, AS, VALUE, DOT, STAR -> unknownTable(token);
			default -> named();
		};
	}

	private QueryState openTable(QueryState state) {
		if (state == QueryState.TABLE_WORD) {
			return open(QueryState.TABLE_END, QueryState.TABLE_ARGUMENT);
		}
		if (this.lexer.startsWith('{')) {
			this.lexer.next();
		}
		return open(QueryState.TABLE_END, QueryState.TABLE_PARENTHESIS);
	}

	private QueryState unknownTable(Token token) {
		setUnknown();
		return moreTables(token);
	}

	private QueryState tableArgument(Token token) {
		return switch (token) {
			case UPDATE, DELETE, MERGE -> statement(token);
			case INSERT -> this.lexer.isFollowedBy('(') ? QueryState.EXPRESSION : statement(token);
			default -> parenthesis(token);
		};
	}

	private QueryState moreTables(Token token) {
		return switch (token) {
			case COMMA -> QueryState.TABLE;
			case JOIN -> isJoin() ? QueryState.TABLE : QueryState.MORE_TABLES;
			case UNION, EXCEPT -> isUnion(token) ? union() : QueryState.MORE_TABLES;
			case WHERE, CLAUSE -> QueryState.REST;
			case LIMIT -> Lookahead.isEndOfTable(this.lexer) ? QueryState.MORE_TABLES : QueryState.REST;
			case SELECT -> QueryState.COLUMNS;
			case OPEN -> open(QueryState.MORE_TABLES, QueryState.PARENTHESIS);
			case AS -> behindAs(QueryState.MORE_TABLES);
			case NAME -> isStraightJoin() ? QueryState.TABLE : QueryState.MORE_TABLES;
			default -> QueryState.MORE_TABLES;
		};
	}

	private QueryState columns(Token token) {
		return switch (token) {
			case FROM -> QueryState.TABLE;
			case AS -> behindAs(QueryState.COLUMNS);
			case DISTINCT -> behindDistinct();
			case UNION -> union();
			case EXCEPT -> (this.lexer.previous() != Token.STAR && isUnion(token)) ? union() : QueryState.COLUMNS;
			case WHERE -> QueryState.REST;
			case OPEN -> open(QueryState.COLUMNS, QueryState.PARENTHESIS);
			default -> QueryState.COLUMNS;
		};
	}

	/**
	 * Skips the name of a column or table, which may be any word.
	 * @param state what is named
	 * @return what may come next
	 */
	private QueryState behindAs(QueryState state) {
		if (!this.lexer.next().isWord()) {
			this.lexer.repeat();
		}
		return state;
	}

	/**
	 * Skips the {@code FROM} of a comparison: {@code IS NOT DISTINCT FROM}.
	 * @return what may come next
	 */
	private QueryState behindDistinct() {
		Token previous = this.lexer.previous();
		boolean comparison = previous == Token.IS || previous == Token.EXISTENCE;
		if (comparison && this.lexer.peek() == Token.FROM) {
			this.lexer.next();
		}
		return QueryState.COLUMNS;
	}

	private QueryState rest(Token token) {
		return switch (token) {
			case UNION, EXCEPT -> isUnion(token) ? union() : QueryState.REST;
			case JOIN -> isJoin() ? QueryState.TABLE : QueryState.REST;
			case SELECT -> QueryState.COLUMNS;
			case OPEN -> open(QueryState.REST, QueryState.PARENTHESIS);
			default -> QueryState.REST;
		};
	}

	private QueryState parenthesis(Token token) {
		return switch (token) {
			case SELECT, WITH, VALUES, TABLE -> statement(token);
			default -> expression(token);
		};
	}

	private QueryState expression(Token token) {
		return switch (token) {
			case OPEN -> open(QueryState.EXPRESSION, QueryState.PARENTHESIS);
			case UNION, EXCEPT ->
				(this.lexer.previous() == Token.CLOSE && isUnion(token)) ? union() : QueryState.EXPRESSION;
			default -> QueryState.EXPRESSION;
		};
	}

	private QueryState common(QueryState state, Token token) {
		CommonTableScanner scanner = commonTables();
		return scanner.isStatement(state, token) ? statement(token) : scanner.next(state, token);
	}

	private CommonTableScanner commonTables() {
		CommonTableScanner known = this.commonTables;
		if (known == null) {
			known = new CommonTableScanner(this.lexer, this.parentheses, this.choice);
			this.commonTables = known;
		}
		return known;
	}

	private boolean isUnion(Token token) {
		return token == Token.UNION || Lookahead.isQuery(this.lexer);
	}

	private boolean isJoin() {
		if (this.lexer.isWord("apply")) {
			return this.lexer.previous() == Token.JOIN_KIND;
		}
		Token next = this.lexer.peek();
		boolean alias = next == Token.JOIN && this.lexer.isPeeked("join") && this.lexer.peek(2) == Token.NAME;
		return !alias && (next == Token.OPEN || next.isWord());
	}

	private boolean isStraightJoin() {
		return this.lexer.isWord("straight_join") && !Lookahead.isEndOfTable(this.lexer);
	}

	private QueryState union() {
		this.choice.union();
		return QueryState.STATEMENT;
	}

	private QueryState open(QueryState behind, QueryState within) {
		this.parentheses.open(behind);
		return within;
	}

	private QueryState close(QueryState state) {
		if (this.parentheses.isEmpty()) {
			return state;
		}
		QueryState behind = this.parentheses.close();
		if (behind == QueryState.COMMON_END) {
			this.choice.commonTables().close();
		}
		return behind;
	}

}
