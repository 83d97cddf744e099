package dev.monitored.db.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of {@code corpus.txt}: what is expected of each stands above it, and the
 * lines of the statement are indented by a tab. Headings begin with an equals sign.
 */
final class SqlCorpus {

	private SqlCorpus() {
	}

	static List<Statement> statements() {
		List<Statement> statements = new ArrayList<>();
		for (String paragraph : text().split("\n\n")) {
			String[] lines = paragraph.strip().split("\n\t");
			if (!lines[0].startsWith("=")) {
				String[] expected = lines[0].split(" ", 2);
				String sql = (lines.length > 1) ? paragraph.strip().substring(lines[0].length() + 2) : "";
				statements.add(new Statement(sql.replace("\n\t", "\n"),
						new SqlQuery(SqlOperation.valueOf(expected[0]), expected[1])));
			}
		}
		return statements;
	}

	private static String text() {
		try (InputStream file = SqlCorpus.class.getResourceAsStream("corpus.txt")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A statement of the corpus.
	 *
	 * @param sql its text
	 * @param expected what it does
	 */
	record Statement(String sql, SqlQuery expected) {

		@Override
		public String toString() {
			return this.sql;
		}

	}

}
