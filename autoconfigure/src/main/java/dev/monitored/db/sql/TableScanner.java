package dev.monitored.db.sql;

import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.db.sql.token.Token;

/**
 * Reads the name of a table in a query, or the target of a change. In that place most
 * words are names, whatever else they mean in another place.
 */
abstract class TableScanner {

	final SqlLexer lexer;

	final TableName name;

	final ParenthesisStack parentheses = new ParenthesisStack();

	final TableChoice choice = new TableChoice();

	private SqlOperation operation = SqlOperation.SELECT;

	private boolean unknown;

	TableScanner(SqlLexer lexer, TableName name) {
		this.lexer = lexer;
		this.name = name;
	}

	/**
	 * Remembers that the place of a table holds something else.
	 */
	final void setUnknown() {
		this.unknown |= isOwn();
	}

	/**
	 * Returns what is known of a statement that has no table of its own.
	 * @param state what might have come next
	 * @return the statement
	 */
	final SqlQuery withoutOwnTable(QueryState state) {
		SqlQuery inner = this.choice.inner();
		if (inner != null && this.operation == SqlOperation.SELECT) {
			return inner;
		}
		boolean missing = isOwn() && (state == QueryState.TABLE || state == QueryState.TABLE_WORD
				|| state == QueryState.TABLE_PARENTHESIS);
		boolean none = !missing && !this.unknown && this.operation == SqlOperation.SELECT;
		return new SqlQuery(this.operation, none ? TableName.NONE : TableName.UNKNOWN);
	}

	/**
	 * Reads a name in the place of a table. With arguments it is that of a function.
	 * @return what may come next
	 */
	final QueryState named() {
		Token behind = this.name.read();
		return switch (behind) {
			case TABLE, FROM -> QueryState.TABLE;
			case OPEN -> function();
			case NAME, MODIFIER -> isWindow() ? QueryState.COLUMNS : offered();
			default -> offered();
		};
	}

	/**
	 * Reads a verb in the place of a table. It is a name, unless a query follows.
	 * @param state what may come
	 * @param verb the verb
	 * @return what may come next
	 */
	final QueryState queryOrName(QueryState state, Token verb) {
		Token next = this.lexer.peek();
		if (verb == Token.VALUES && (next == Token.OPEN || next == Token.VALUE || this.lexer.isPeeked("row"))) {
			return (state == QueryState.TABLE_PARENTHESIS) ? QueryState.REST : QueryState.MORE_TABLES;
		}
		boolean change = next == Token.INTO || (verb == Token.DELETE && next == Token.FROM);
		return change ? change(verb) : named();
	}

	/**
	 * Reads what may be a modifier: one if a table follows, a name if not.
	 * @return what may come next
	 */
	final QueryState modifierOrName() {
		if (this.lexer.isWord("all")) {
			return QueryState.TABLE;
		}
		boolean lateral = this.lexer.isWord("lateral");
		if ((!lateral && !this.lexer.isWord("only")) || Lookahead.isEndOfTable(this.lexer)) {
			return named();
		}
		return lateral ? lateral() : QueryState.TABLE;
	}

	/**
	 * Reads what follows {@code LATERAL}: a query or a function. If it is a name, that is
	 * the alias of a table called so.
	 * @return what may come next
	 */
	private QueryState lateral() {
		if (!this.lexer.peek().isWord() || this.lexer.peek() == Token.TABLE) {
			return QueryState.TABLE;
		}
		this.name.read();
		this.lexer.next();
		Token next = this.lexer.peek();
		this.lexer.repeat();
		return (next == Token.OPEN || next == Token.DOT || next == Token.FROM) ? QueryState.TABLE : offered();
	}

	/**
	 * Reads the target of a change. Where there is a query in its place, that is next.
	 * @param verb what changes it
	 * @return what may come next
	 */
	final QueryState change(Token verb) {
		TargetReader reader = new TargetReader(this.lexer, this.name, verb);
		TableName target = reader.read();
		if (isOwn()) {
			this.operation = reader.operation();
		}
		if (target == null) {
			return QueryState.TABLE;
		}
		if (this.choice.isCommon(target) && isTable(verb, target)) {
			this.choice.offer(new SqlQuery(reader.operation(), target.label()), this.parentheses.depth());
		}
		else {
			this.choice.offer(reader.operation(), target, this.parentheses.depth());
		}
		return QueryState.REST;
	}

	/**
	 * Returns whether the target is a table, although a common table has its name.
	 * @param verb what changes it
	 * @param target the target
	 * @return whether it is not the common table
	 */
	private boolean isTable(Token verb, TableName target) {
		return verb == Token.INSERT || verb == Token.REPLACE || new CommonTarget(this.lexer, target).isReadAsWell();
	}

	private QueryState offered() {
		SqlOperation offered = isOwn() ? this.operation : SqlOperation.SELECT;
		this.choice.offer(offered, this.name, this.parentheses.depth());
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
			offered();
		}
		this.lexer.repeat();
		this.parentheses.open(QueryState.MORE_TABLES);
		return QueryState.PARENTHESIS;
	}

	/**
	 * Returns whether the name belongs to a function of a window, in the columns:
	 * {@code nth_value(a, 2) FROM LAST IGNORE NULLS OVER (…)}.
	 * @return whether it is none of a table
	 */
	private boolean isWindow() {
		if (!this.name.is("first") && !this.name.is("last")) {
			return false;
		}
		this.lexer.next();
		Token next = this.lexer.peek();
		boolean over = this.lexer.isWord("over") && (next == Token.OPEN || next == Token.NAME);
		boolean nulls = (this.lexer.isWord("ignore") || this.lexer.isWord("respect")) && this.lexer.isPeeked("nulls");
		this.lexer.repeat();
		return over || nulls;
	}

	private boolean isOwn() {
		return this.parentheses.depth() == 0;
	}

}
