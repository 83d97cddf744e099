package dev.monitored.db.sql.token;

/**
 * Skips columns of a query that are names and nothing else. Most of a statement is that,
 * and no word of it needs to be looked up: it suffices to tell by length and first letter
 * which words may mean something.
 */
final class ColumnListSkipper {

	private ColumnListSkipper() {
	}

	/**
	 * Returns where the columns are more than names.
	 * @param sql the text
	 * @param from the position from where to skip
	 * @return the position of the first word or sign that must be read
	 */
	static int end(String sql, int from) {
		int to = sql.length();
		int index = from;
		while (index < to) {
			int kind = Characters.kind(sql.charAt(index));
			if (kind == Characters.LETTER) {
				int start = index;
				do {
					index++;
					kind = (index < to) ? Characters.kind(sql.charAt(index)) : Characters.SPACE;
				}
				while (kind < Characters.SPACE);
				if (kind == Characters.SIGN || mayMeanSomething(sql.charAt(start) | 32, index - start)) {
					return start;
				}
			}
			else if (kind < Characters.SPACE || kind == Characters.SIGN) {
				return index;
			}
			else {
				index++;
			}
		}
		return index;
	}

	/**
	 * Returns whether a word may be one that is told from others among columns:
	 * {@code AS}, {@code FROM}, {@code UNION}, {@code WHERE}, {@code MINUS},
	 * {@code EXCEPT}, {@code DISTINCT}, {@code INTERSECT}.
	 * @param letter the first letter in lower case
	 * @param length the number of letters
	 * @return whether it must be read
	 */
	private static boolean mayMeanSomething(int letter, int length) {
		return switch (length) {
			case 2 -> letter == 'a';
			case 4 -> letter == 'f';
			case 5 -> letter == 'u' || letter == 'w' || letter == 'm';
			case 6 -> letter == 'e';
			case 8 -> letter == 'd';
			case 9 -> letter == 'i';
			default -> false;
		};
	}

}
