package dev.monitored.db.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of statements: what is expected of each stands above it, and the lines of the
 * statement are indented by a tab. Headings begin with an equals sign.
 */
final class SqlCorpus {

	private SqlCorpus() {
	}

	static List<Statement> statements() {
		return read("corpus.txt");
	}

	/**
	 * Returns the statements of the corpus, and those of the kinds that are easily
	 * misread.
	 */
	static List<Statement> allStatements() {
		List<Statement> statements = new ArrayList<>(statements());
		statements.addAll(read("kinds.txt"));
		return statements;
	}

	static List<Statement> read(String file) {
		List<Statement> statements = new ArrayList<>();
		for (String paragraph : text(file).strip().split("\n\n")) {
			String[] parts = paragraph.split("\n\t", 2);
			if (!paragraph.startsWith("=")) {
				statements.add(new Statement((parts.length > 1) ? parts[1].replace("\n\t", "\n") : "", parts[0]));
			}
		}
		return statements;
	}

	static String text(String name) {
		try (InputStream file = SqlCorpus.class.getResourceAsStream(name)) {
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
	 * @param expected its operation and table
	 */
	record Statement(String sql, String expected) {

		String actual(String changed) {
			SqlQuery query = SqlQuery.parse(changed);
			return query.operation() + " " + query.table();
		}

		@Override
		public String toString() {
			return this.sql;
		}

	}

}
