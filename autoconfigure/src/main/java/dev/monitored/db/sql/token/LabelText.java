package dev.monitored.db.sql.token;

/**
 * Makes a label of a name: in lower case, runs of four or more digits as {@code #}, of at
 * most 128 characters, which is as long as names get in any database; what is neither
 * letter, digit nor a usual sign becomes an underscore. The temporary tables and table
 * variables of Transact-SQL, whose names are often made up for each use, have one label
 * for each kind.
 */
final class LabelText {

	private static final int MAX_LENGTH = 128;

	private static final int MAX_DIGITS = 3;

	private LabelText() {
	}

	static String of(String sql, int start, int end) {
		int from = start;
		int to = end;
		while (from < to && sql.charAt(from) <= ' ') {
			from++;
		}
		while (from < to && sql.charAt(to - 1) <= ' ') {
			to--;
		}
		if (from == to) {
			return TableName.UNKNOWN;
		}
		if (isLabel(sql, from, to)) {
			return sql.substring(from, to);
		}
		return switch (sql.charAt(from)) {
			case '#' -> sql.startsWith("##", from) ? "##temporary" : "#temporary";
			case '@' -> "@variable";
			default -> normalized(sql, from, to);
		};
	}

	static String join(String schema, String table) {
		String label = schema + '.' + table;
		return (label.length() > MAX_LENGTH) ? label.substring(0, MAX_LENGTH) : label;
	}

	private static boolean isLabel(String sql, int from, int to) {
		int digits = 0;
		for (int index = from; index < to; index++) {
			char character = sql.charAt(index);
			boolean digit = character >= '0' && character <= '9';
			digits = digit ? digits + 1 : 0;
			boolean plain = digit || character == '_' || (character >= 'a' && character <= 'z');
			if (!plain || digits > MAX_DIGITS) {
				return false;
			}
		}
		return to - from <= MAX_LENGTH;
	}

	private static String normalized(String sql, int from, int to) {
		StringBuilder label = new StringBuilder(Math.min(to - from, MAX_LENGTH));
		int digits = 0;
		for (int index = from; index < to && label.length() < MAX_LENGTH + MAX_DIGITS; index++) {
			char character = sql.charAt(index);
			digits = (character >= '0' && character <= '9') ? digits + 1 : 0;
			if (digits <= MAX_DIGITS) {
				label.append(shown(character));
			}
			else if (digits == MAX_DIGITS + 1) {
				label.setLength(label.length() - MAX_DIGITS);
				label.append('#');
			}
		}
		label.setLength(Math.min(label.length(), MAX_LENGTH));
		return label.toString();
	}

	private static char shown(char character) {
		boolean sign = character == '$' || character == '#' || character == '@' || character == '-';
		return (sign || Character.isLetterOrDigit(character)) ? Character.toLowerCase(character) : '_';
	}

}
