package dev.monitored.db.sql;

import java.util.Locale;

import dev.monitored.guard.BoundedLabel;

/**
 * Finds the operation and the first table of a statement.
 */
final class SqlScanner {

	private final String sql;

	private final SchemaNames schemaNames;

	private int position;

	SqlScanner(String sql, SchemaNames schemaNames) {
		this.sql = sql;
		this.schemaNames = schemaNames;
	}

	SqlQuery scan() {
		String verb = nextWord();
		while (verb.equals("?") || verb.equals("=")) {
			verb = nextWord();
		}
		return switch (verb) {
			case "SELECT" -> new SqlQuery(SqlOperation.SELECT, nameAfter("FROM", BoundedLabel.NONE));
			case "INSERT", "REPLACE" -> new SqlQuery(SqlOperation.INSERT, nameAfter("INTO", BoundedLabel.UNKNOWN));
			case "UPDATE" -> new SqlQuery(SqlOperation.UPDATE, name(nextWord()));
			case "DELETE" -> new SqlQuery(SqlOperation.DELETE, nameAfter("FROM", BoundedLabel.UNKNOWN));
			case "MERGE" -> new SqlQuery(SqlOperation.MERGE, nameAfter("INTO", BoundedLabel.UNKNOWN));
			case "CALL" -> new SqlQuery(SqlOperation.CALL, name(nextWord()));
			case "CREATE", "ALTER", "DROP", "TRUNCATE" ->
				new SqlQuery(SqlOperation.DDL, nameAfter("TABLE", BoundedLabel.NONE));
			case "BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT" ->
				new SqlQuery(SqlOperation.TX, BoundedLabel.NONE);
			default -> new SqlQuery(SqlOperation.OTHER, BoundedLabel.UNKNOWN);
		};
	}

	private String nameAfter(String keyword, String missing) {
		for (String word = nextWord(); !word.isEmpty(); word = nextWord()) {
			if (word.equals(keyword)) {
				return name(nextWord());
			}
		}
		return missing;
	}

	private String name(String word) {
		if (word.isEmpty() || word.equals("(")) {
			return BoundedLabel.UNKNOWN;
		}
		String name = word.toLowerCase(Locale.ROOT);
		return (this.schemaNames == SchemaNames.KEPT) ? name : name.substring(name.lastIndexOf('.') + 1);
	}

	private String nextWord() {
		while (this.position < this.sql.length() && !Character.isLetterOrDigit(this.sql.charAt(this.position))
				&& "(?=".indexOf(this.sql.charAt(this.position)) < 0) {
			this.position++;
		}
		int start = this.position;
		while (this.position < this.sql.length() && (this.sql.charAt(this.position) == '.'
				|| Character.isJavaIdentifierPart(this.sql.charAt(this.position)))) {
			this.position++;
		}
		if (this.position == start && start < this.sql.length()) {
			this.position++;
		}
		return this.sql.substring(start, this.position).toUpperCase(Locale.ROOT);
	}

}
