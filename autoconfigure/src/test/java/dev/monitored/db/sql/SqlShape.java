package dev.monitored.db.sql;

import java.util.List;
import java.util.Set;

import dev.monitored.db.sql.SqlCorpus.Statement;

/**
 * A statement with a place for a word, which {@code shapes.txt} has in braces.
 *
 * @param dialects letters of the dialects that have such a statement
 * @param expected its operation and table
 * @param sql its text
 * @param ambiguous words that mean something else in this place, in one of the dialects
 */
record SqlShape(String dialects, String expected, String sql, Set<String> ambiguous) {

	static List<SqlShape> all() {
		return SqlCorpus.text("shapes.txt")
			.lines()
			.filter((line) -> !line.startsWith("="))
			.map((line) -> line.split(" \\| "))
			.map((cells) -> new SqlShape(cells[0], cells[1], cells[2],
					(cells.length > 3) ? Set.of(cells[3].split(" ")) : Set.of()))
			.toList();
	}

	boolean isOf(DialectWords dialect) {
		return this.dialects.indexOf(dialect.letter()) >= 0;
	}

	boolean isClear(String word) {
		return !this.ambiguous.contains(word);
	}

	Statement with(String word) {
		return new Statement(this.sql.replace("{}", word), this.expected.replace("{}", word));
	}

}
