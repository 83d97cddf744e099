package dev.monitored.db.sql;

import dev.monitored.db.sql.token.Parentheses;
import dev.monitored.db.sql.token.SqlLexer;
import dev.monitored.db.sql.token.Token;

/**
 * Skips the body of a routine, which is part of its definition. The statement ends at the
 * semicolon behind the {@code END} of the body, behind a single statement, or behind a
 * body in a text; Oracle and SQL Server begin the body with {@code AS} or {@code IS}, and
 * there it extends to the end of the text.
 */
final class RoutineScanner {

	private final SqlLexer lexer;

	RoutineScanner(SqlLexer lexer) {
		this.lexer = lexer;
	}

	/**
	 * Skips the rest of the definition. The token that was read last will be the next one
	 * as well: a semicolon, or the end.
	 */
	void skip() {
		boolean statement = false;
		int depth = 0;
		Token token = this.lexer.next();
		while (!isEnd(token, depth)) {
			depth = Parentheses.after(depth, token);
			if (depth == 0 && token == Token.BEGIN && this.lexer.isWord("begin")) {
				skipBlock();
			}
			else if (depth == 0 && !statement && isCode(token)) {
				skipAll();
			}
			statement |= depth == 0 && isStatement(token);
			token = this.lexer.next();
		}
		this.lexer.repeat();
	}

	/**
	 * Skips a routine that is part of a query, in Oracle:
	 * {@code WITH FUNCTION f RETURN NUMBER IS BEGIN … END; SELECT …}.
	 */
	void skipLocal() {
		Token token = this.lexer.next();
		while (token != Token.BEGIN && token != Token.EOF) {
			token = this.lexer.next();
		}
		skipBlock();
		skipStatement();
	}

	/**
	 * Skips what follows up to the next semicolon that is not in parentheses.
	 */
	void skipStatement() {
		int depth = 0;
		Token token = this.lexer.next();
		while (!isEnd(token, depth)) {
			depth = Parentheses.after(depth, token);
			token = this.lexer.next();
		}
	}

	/**
	 * Skips everything that follows.
	 */
	void skipAll() {
		while (this.lexer.next() != Token.EOF) {
			continue;
		}
	}

	private boolean isEnd(Token token, int depth) {
		return token == Token.EOF || (token == Token.SEMICOLON && depth == 0);
	}

	/**
	 * Returns whether code follows that ends with the text.
	 * @param token the token that was read last
	 * @return whether it begins the body
	 */
	private boolean isCode(Token token) {
		return switch (token) {
			case AS -> isCodeNext();
			case IS -> isCodeNext() && !isTestNext();
			case NAME -> isLoop();
			case PRELUDE -> isLoop() && this.lexer.peek() != Token.EXISTENCE;
			case CLAUSE -> this.lexer.isWord("for") && this.lexer.peek(2).isWord() && this.lexer.isPeeked("in");
			default -> false;
		};
	}

	private boolean isCodeNext() {
		Token next = this.lexer.peek();
		return next != Token.VALUE && next != Token.OPEN;
	}

	private boolean isTestNext() {
		return this.lexer.peek() == Token.EXISTENCE || this.lexer.isPeeked("null") || this.lexer.isPeeked("true")
				|| this.lexer.isPeeked("false") || this.lexer.isPeeked("distinct");
	}

	private boolean isLoop() {
		return this.lexer.isWord("declare") || this.lexer.isWord("if") || this.lexer.isWord("while")
				|| this.lexer.isWord("loop") || this.lexer.isWord("repeat");
	}

	private static boolean isStatement(Token token) {
		return token == Token.SET || (SqlScanner.isVerb(token) && token != Token.CALL);
	}

	/**
	 * Skips a block whose {@code BEGIN} was read last.
	 */
	private void skipBlock() {
		int blocks = 1;
		int cases = 0;
		Token token = this.lexer.next();
		while (token != Token.EOF) {
			if (token == Token.BEGIN && isWord("begin")) {
				blocks++;
			}
			else if (token == Token.NAME && isWord("case")) {
				cases++;
			}
			else if (token == Token.COMMIT && isWord("end") && isEndOfBlock(cases)) {
				blocks -= (cases > 0) ? 0 : 1;
				cases = Math.max(0, cases - 1);
			}
			if (blocks == 0) {
				return;
			}
			token = this.lexer.next();
		}
	}

	private boolean isWord(String word) {
		return this.lexer.isWord(word) && this.lexer.previous() != Token.DOT && this.lexer.previous() != Token.AS;
	}

	/**
	 * Returns whether an {@code END} closes a block or a case: not a loop, and it is no
	 * column, as it may be in MySQL.
	 * @param cases how many cases are open
	 * @return whether something ends with it
	 */
	private boolean isEndOfBlock(int cases) {
		Token next = this.lexer.peek();
		if (next == Token.NAME && this.lexer.isPeeked("case")) {
			this.lexer.next();
			return true;
		}
		boolean loop = this.lexer.isPeeked("if") || this.lexer.isPeeked("loop") || this.lexer.isPeeked("while")
				|| this.lexer.isPeeked("repeat") || this.lexer.isPeeked("for");
		boolean column = next == Token.COMMA || next == Token.FROM || next == Token.CLOSE || next == Token.VALUE;
		return !loop && (cases > 0 || !column);
	}

}
