package dev.monitored.db.sql.token;

/**
 * Counts parentheses where nothing in them matters.
 */
public final class Parentheses {

	private Parentheses() {
	}

	/**
	 * Returns how many parentheses are open behind a token.
	 * @param depth how many are open before it
	 * @param token the token
	 * @return the number, never below 0
	 */
	public static int after(int depth, Token token) {
		return switch (token) {
			case OPEN -> depth + 1;
			case CLOSE -> Math.max(0, depth - 1);
			default -> depth;
		};
	}

	/**
	 * Skips what is in a parenthesis that was read last.
	 * @param lexer the lexer that read it
	 * @return the token behind
	 */
	public static Token skip(SqlLexer lexer) {
		Token token = Token.OPEN;
		for (int depth = 1; depth > 0 && token != Token.EOF;) {
			token = lexer.next();
			depth = after(depth, token);
		}
		return lexer.next();
	}

}
