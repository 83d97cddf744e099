package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.Token;

/**
 * Skips the words between the verb of a change and its table.
 */
final class TargetPrefix {

	private final SqlLexer lexer;

	private final Token verb;

	TargetPrefix(SqlLexer lexer, Token verb) {
		this.lexer = lexer;
		this.verb = verb;
	}

	/**
	 * Returns whether a word stands before the table and is not its name.
	 * @param token the word
	 * @param placed whether a word before it says that the name is next
	 * @return whether it is skipped
	 */
	boolean is(Token token, boolean placed) {
		if (token == Token.MODIFIER && this.lexer.isWord("only")) {
			return this.verb != Token.INSERT && this.verb != Token.REPLACE && isBeforeName();
		}
		if (placed) {
			return false;
		}
		return switch (token) {
			case MODIFIER -> isModifier() && (isReserved() || !isEndOfName());
			case WHEN ->
				(this.verb == Token.INSERT || this.verb == Token.REPLACE) && !Lookahead.isEndOfTarget(this.lexer);
			case TOP -> this.lexer.peek() == Token.OPEN || this.lexer.peek() == Token.VALUE;
			default -> false;
		};
	}

	/**
	 * Returns whether the modifier that was read last may stand behind the verb.
	 * @return whether there is a dialect with such a change
	 */
	private boolean isModifier() {
		boolean anyChange = this.lexer.isWord("low_priority") || this.lexer.isWord("ignore") || isReserved();
		return switch (this.verb) {
			case INSERT, REPLACE -> anyChange || this.lexer.isWord("delayed") || this.lexer.isWord("overwrite");
			case UPDATE -> anyChange;
			case DELETE -> anyChange || this.lexer.isWord("quick");
			default -> false;
		};
	}

	private boolean isReserved() {
		return this.lexer.isWord("all") || this.lexer.isWord("or");
	}

	private boolean isEndOfName() {
		return Lookahead.isEndOfTarget(this.lexer) || this.lexer.peek() == Token.OPEN;
	}

	/**
	 * Returns whether another name follows {@code ONLY}, which may be {@code set} or
	 * {@code values} in PostgreSQL.
	 * @return whether it is a modifier
	 */
	private boolean isBeforeName() {
		Token next = this.lexer.peek();
		boolean name = next == Token.VALUES || (next == Token.SET && (this.verb != Token.UPDATE || isSetNext()));
		return name || !Lookahead.isEndOfTarget(this.lexer);
	}

	private boolean isSetNext() {
		return this.lexer.peek(2) == Token.SET;
	}

	/**
	 * Skips a word with what belongs to it.
	 * @param token the word that was read last
	 * @return the token behind
	 */
	Token skip(Token token) {
		return switch (token) {
			case MODIFIER -> afterModifier();
			case TOP -> afterLimit();
			case WHEN -> skipTo(Token.INTO);
			default -> this.lexer.next();
		};
	}

	/**
	 * Skips a modifier, with what SQLite does instead: {@code OR ROLLBACK}.
	 * @return the token behind
	 */
	private Token afterModifier() {
		boolean alternative = this.lexer.isWord("or");
		Token token = this.lexer.next();
		return (alternative && token.isWord()) ? this.lexer.next() : token;
	}

	private Token skipTo(Token wanted) {
		Token token = this.lexer.next();
		while (token != wanted && !token.isEnd()) {
			token = this.lexer.next();
		}
		return token;
	}

	/**
	 * Skips how many rows are changed, in Transact-SQL: {@code TOP (10) PERCENT}.
	 * @return the token behind
	 */
	private Token afterLimit() {
		Token token = this.lexer.next();
		token = (token == Token.OPEN) ? Parentheses.skip(this.lexer) : this.lexer.next();
		boolean percent = token == Token.NAME && this.lexer.isWord("percent") && !isEndOfName();
		return percent ? this.lexer.next() : token;
	}

}
