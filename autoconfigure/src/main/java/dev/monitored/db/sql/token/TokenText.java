package dev.monitored.db.sql.token;

import java.util.Locale;

/**
 * Where the token that was read last stands in the text.
 */
public abstract class TokenText {

	final String sql;

	final int length;

	/**
	 * Where the next token is looked for.
	 */
	int position;

	int start;

	int end;

	TokenText(String sql) {
		this.sql = sql;
		this.length = sql.length();
	}

	/**
	 * Returns whether the token that was read last begins with a character.
	 * @param character the character
	 * @return whether it does
	 */
	public final boolean startsWith(char character) {
		return isAt(this.start, character);
	}

	/**
	 * Returns whether a character directly follows the token that was read last.
	 * @param character the character
	 * @return whether it does
	 */
	public final boolean isFollowedBy(char character) {
		return isAt(this.position, character);
	}

	/**
	 * Returns the last word in lower case.
	 * @return the text of the token that was read last
	 */
	public final String word() {
		return this.sql.substring(this.start, this.end).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether the token that was read last is a certain name.
	 * @param name the name in lower case
	 * @return whether it is
	 */
	public final boolean isWord(String name) {
		return this.end - this.start == name.length()
				&& this.sql.regionMatches(true, this.start, name, 0, name.length());
	}

	/**
	 * Returns whether the token that was read last is a dash directly behind a word, and
	 * another word follows.
	 * @param wordEnd where the word ends
	 * @return whether both may be one name
	 */
	final boolean isDash(int wordEnd) {
		return this.start == wordEnd && isAt(wordEnd, '-') && isWordPartAt(this.position);
	}

	/**
	 * Reads words with dashes between them as one: BigQuery has dashes in names of
	 * projects and tables.
	 */
	final void readDashes() {
		while (isWordPartAt(this.position) || (isAt(this.position, '-') && isWordPartAt(this.position + 1))) {
			this.position++;
		}
		this.end = this.position;
	}

	private boolean isWordPartAt(int index) {
		return index < this.length && Characters.isWordPart(this.sql.charAt(index));
	}

	/**
	 * Returns whether the word that was read last follows the name of a table in a
	 * statement that is no query.
	 * @return whether it is no name
	 */
	public final boolean isBehindTable() {
		return isWord("to") || isWord("from") || isWord("in") || isWord("using") || isWord("nowait");
	}

	/**
	 * Returns whether no space precedes the token that was read last.
	 * @return whether two tokens touch
	 */
	final boolean isAdjacent() {
		return this.start > 0 && Characters.kind(this.sql.charAt(this.start - 1)) != Characters.SPACE;
	}

	final String sql() {
		return this.sql;
	}

	final int start() {
		return this.start;
	}

	final int end() {
		return this.end;
	}

	final boolean isDigitAt(int index) {
		return index < this.length && Characters.kind(this.sql.charAt(index)) == Characters.DIGIT;
	}

	final boolean isAt(int index, char character) {
		return index < this.length && this.sql.charAt(index) == character;
	}

}
