package dev.monitored.db.sql;

import org.jspecify.annotations.Nullable;

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
	 * Reads the table behind the verb. Behind {@code INTO}, {@code FROM} or {@code TABLE}
	 * any word but {@code ONLY} is its name.
	 * @return the table, {@code null} if there may be a query in its place
	 */
	@Nullable TableName read() {
		boolean placed = false;
		Token token = this.lexer.next();
		while (true) {
			if (token == Token.INTO || token == Token.FROM || token == Token.TABLE) {
				placed = true;
				token = this.lexer.next();
			}
			else if (isPrefix(token, placed)) {
				token = new TargetPrefix(this.lexer, this.verb).skip(token);
			}
			else if (token == Token.NAME || isName(token, placed)) {
				Token behind = this.name.read();
				if (placed || !isBeforeTarget(behind)) {
					return meant(behind);
				}
				token = this.lexer.next();
			}
			else {
				this.lexer.repeat();
				return (token == Token.OPEN) ? null : forgotten();
			}
		}
	}

	private boolean isPrefix(Token token, boolean placed) {
		boolean possible = token == Token.MODIFIER || token == Token.TOP || token == Token.WHEN;
		return possible && new TargetPrefix(this.lexer, this.verb).is(token, placed);
	}

	/**
	 * Returns whether what was read is no name, because the name is behind another word:
	 * {@code INSERT HIGH_PRIORITY INTO}, {@code INSERT FIRST WHEN}.
	 * @param behind the token behind it
	 * @return whether the target follows
	 */
	private boolean isBeforeTarget(Token behind) {
		return behind == Token.INTO || (behind == Token.WHEN && operation() == SqlOperation.INSERT);
	}

	private boolean isName(Token token, boolean placed) {
		return switch (token) {
			case SELECT, WITH, WHERE, ON, AS, CLAUSE, UNION, DISTINCT -> false;
			case VALUES -> placed || this.verb == Token.UPDATE;
			case SET -> placed || this.lexer.peek() != Token.VALUE;
			default -> token.isWord();
		};
	}

	private TableName meant(Token behind) {
		if (this.name.isQualified()) {
			return this.name;
		}
		if (isElsewhere(behind)) {
			return forgotten();
		}
		return switch (this.verb) {
			case UPDATE -> updated(behind);
			case DELETE -> new TargetAlias(this.lexer, this.name).table(this.verb);
			default -> this.name;
		};
	}

	private TableName forgotten() {
		this.name.forget();
		return this.name;
	}

	/**
	 * Returns whether nothing is known of the table, because a function is in its place,
	 * in Transact-SQL and ClickHouse.
	 * @param behind the token behind the name
	 * @return whether the name is none of a table
	 */
	private boolean isElsewhere(Token behind) {
		return switch (behind) {
			case OPEN -> (this.name.is("openquery") || this.name.is("openrowset")) && !isListOfColumns();
			case NAME -> operation() == SqlOperation.INSERT && this.name.is("function")
					&& (this.lexer.peek(2) == Token.OPEN || this.lexer.peek(2) == Token.DOT);
			default -> false;
		};
	}

	/**
	 * Returns whether names of columns follow in parentheses, or a query.
	 * @return whether what stands before is a table
	 */
	private boolean isListOfColumns() {
		if (this.lexer.peek(2) == Token.SELECT) {
			return true;
		}
		boolean several = this.lexer.peek(3) == Token.COMMA && this.lexer.peek(4).isWord();
		return this.lexer.peek(2).isWord() && (several || this.lexer.peek(3) == Token.CLOSE);
	}

	private TableName updated(Token behind) {
		if (behind == Token.SET) {
			return new TargetAlias(this.lexer, this.name).table(this.verb);
		}
		if (this.name.is("set") && behind == Token.NAME) {
			return aliasedSet();
		}
		boolean statistics = (behind == Token.NAME || behind == Token.OBJECT) && this.name.is("statistics");
		return statistics ? behindStatistics() : this.name;
	}

	/**
	 * Returns the table that is called {@code set}, if it has an alias; if not, the table
	 * is missing.
	 * @return the table
	 */
	private TableName aliasedSet() {
		this.lexer.next();
		boolean aliased = this.lexer.peek() == Token.SET;
		this.lexer.repeat();
		return aliased ? this.name : forgotten();
	}

	/**
	 * Returns the table whose statistics are brought up to date in Transact-SQL, unless a
	 * table has that name.
	 * @return the table
	 */
	private TableName behindStatistics() {
		TableName table = this.name.another();
		this.lexer.next();
		Token token = table.read();
		if (token == Token.NAME) {
			this.lexer.next();
			token = this.lexer.next();
			this.lexer.repeat();
		}
		this.maintained = table.isQualified() || token == Token.OPEN || token == Token.WITH || token.isEnd();
		return this.maintained ? table : this.name;
	}

}
