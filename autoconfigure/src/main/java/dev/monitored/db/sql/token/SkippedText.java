package dev.monitored.db.sql.token;

/**
 * Finds the end of comments and texts. Dialects disagree about both, and the statement
 * does not say which one it is: what can only be meant in one way is taken in that way.
 * Text that is not closed extends to the end.
 */
final class SkippedText {

	private final String sql;

	private final int length;

	private boolean commentsNest = true;

	private boolean backslashEscapes;

	/**
	 * The end of the text if it is known that no line begins any more.
	 */
	private int lastLine = Integer.MAX_VALUE;

	SkippedText(String sql) {
		this.sql = sql;
		this.length = sql.length();
	}

	/**
	 * Returns a character.
	 * @param position its position
	 * @return the character, a space behind the end
	 */
	char at(int position) {
		return (position < this.length) ? this.sql.charAt(position) : ' ';
	}

	int wordEnd(int position) {
		int end = position;
		while (end < this.length && Characters.isWordPart(this.sql.charAt(end))) {
			end++;
		}
		return end;
	}

	/**
	 * Returns where a line ends.
	 * @param position a position in the line
	 * @return the position of its end
	 */
	int lineEnd(int position) {
		int end = position;
		while (end < this.length && this.sql.charAt(end) != '\n' && this.sql.charAt(end) != '\r') {
			end++;
		}
		if (end == this.length) {
			this.lastLine = Math.min(this.lastLine, position);
		}
		return end;
	}

	/**
	 * Returns whether a <code>#</code> begins a comment of MySQL. In PostgreSQL it is an
	 * operator, within a line; a comment in the last line hides nothing.
	 * @param position the position of the sign
	 * @return whether the rest of the line is a comment
	 */
	boolean isComment(int position) {
		int before = position - 1;
		while (before >= 0 && (this.sql.charAt(before) == ' ' || this.sql.charAt(before) == '\t')) {
			before--;
		}
		if (before < 0 || this.sql.charAt(before) == '\n' || this.sql.charAt(before) == '\r') {
			return true;
		}
		char next = at(position + 1);
		boolean operator = next == '>' || next == '-' || next == '=';
		return !operator && position < this.lastLine && lineEnd(position) < this.length;
	}

	/**
	 * Returns from where to read on behind the beginning of a comment. What MySQL
	 * executes is no comment: it begins with an exclamation mark and a version.
	 * @param position the position behind the beginning
	 * @return the position behind the end, or behind the version
	 */
	int blockCommentEnd(int position) {
		int mark = (at(position) == 'M') ? position + 1 : position;
		if (at(mark) != '!') {
			return commentEnd(position);
		}
		int index = mark + 1;
		while (Characters.kind(at(index)) == Characters.DIGIT) {
			index++;
		}
		return index;
	}

	/**
	 * Returns where a comment ends that spans lines. Comments nest in PostgreSQL and SQL
	 * Server and not in others: they nest unless that leaves one open.
	 * @param position the position behind its beginning
	 * @return the position behind the end
	 */
	private int commentEnd(int position) {
		int depth = 1;
		int firstEnd = this.length;
		for (int index = position; index + 1 < this.length; index++) {
			char character = this.sql.charAt(index);
			if (character == '*' && this.sql.charAt(index + 1) == '/') {
				index++;
				firstEnd = Math.min(firstEnd, index + 1);
				depth--;
			}
			else if (character == '/' && this.sql.charAt(index + 1) == '*' && this.commentsNest) {
				index++;
				depth++;
			}
			if (depth == 0) {
				return index + 1;
			}
		}
		this.commentsNest = false;
		return firstEnd;
	}

	/**
	 * Returns where a text in single quotes ends.
	 * @param position the position behind the first quote
	 * @param escapes whether a backslash is known to escape a quote
	 * @return the position behind the last quote
	 */
	int textEnd(int position, boolean escapes) {
		int index = position;
		boolean escaped = false;
		for (; index < this.length; index++) {
			char character = this.sql.charAt(index);
			if (character == '\'' && !(escaped && isEscape(index, escapes))) {
				if (at(index + 1) != '\'') {
					return index + 1;
				}
				index++;
			}
			escaped = character == '\\' && !escaped;
		}
		return this.length;
	}

	/**
	 * Returns where a text ends whose first quote is preceded by letters that say how it
	 * is written.
	 * @param letters the position of the letters
	 * @param quote the position of the quote
	 * @return the position behind the last quote, or that of the first one if the letters
	 * change nothing
	 */
	int prefixedEnd(int letters, int quote) {
		boolean alone = quote - letters == 1;
		int letter = at(quote - 1) | 32;
		if (letter == 'e' && alone) {
			return textEnd(quote + 1, true);
		}
		boolean sign = letter == 'q' && (alone || (at(letters) | 32) == 'n');
		return sign ? signQuotedEnd(quote + 1) : quote;
	}

	/**
	 * Returns where a name in quotes ends, which are doubled in the name.
	 * @param position the position behind the first quote
	 * @param quote the quote that ends it
	 * @return the position of the last quote
	 */
	int quotedEnd(int position, char quote) {
		boolean escaped = false;
		for (int index = position; index < this.length; index++) {
			char character = this.sql.charAt(index);
			if (character == quote && !(escaped && quote == '"')) {
				if (at(index + 1) != quote) {
					return index;
				}
				index++;
			}
			escaped = character == '\\' && !escaped;
		}
		return this.length;
	}

	/**
	 * Returns where a text in dollar quotes ends.
	 * @param position the position of the first dollar
	 * @return the position behind the last dollar, or the position itself if there is no
	 * such text
	 */
	int dollarQuotedEnd(int position) {
		int tagEnd = position + 1;
		while (at(tagEnd) != '$' && Characters.isWordPart(at(tagEnd))) {
			tagEnd++;
		}
		if (at(tagEnd) != '$' || Character.isDigit(at(position + 1))) {
			return position;
		}
		String tag = this.sql.substring(position, tagEnd + 1);
		int end = this.sql.indexOf(tag, tagEnd + 1);
		return (end < 0) ? this.length : end + tag.length();
	}

	/**
	 * Returns where a text of Oracle ends whose quote is followed by a sign of its own.
	 * @param position the position of that sign
	 * @return the position behind the last quote
	 */
	private int signQuotedEnd(int position) {
		int sign = "[{(<".indexOf(at(position));
		char closing = (sign < 0) ? at(position) : "]})>".charAt(sign);
		int index = this.sql.indexOf(closing, position + 1);
		while (index >= 0 && at(index + 1) != '\'') {
			index = this.sql.indexOf(closing, index + 1);
		}
		return (index < 0) ? this.length : index + 2;
	}

	/**
	 * Returns whether a backslash before a quote escapes it, as in MySQL. If it does not,
	 * the text ends, and what follows is no letter.
	 * @param quote the position of the quote
	 * @param escapes whether it is known to
	 * @return whether the text goes on
	 */
	private boolean isEscape(int quote, boolean escapes) {
		if (escapes || this.backslashEscapes) {
			return true;
		}
		char next = at(quote + 1);
		this.backslashEscapes = next == '\'' || Characters.isWordPart(next);
		return this.backslashEscapes;
	}

}
