package dev.monitored.db.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dialect with the words of its grammar, of which some may not be names without quotes.
 */
enum DialectWords {

	POSTGRESQL, MYSQL, ORACLE, SQLSERVER;

	private final Set<String> reserved = new HashSet<>();

	private final Set<String> words = new HashSet<>();

	DialectWords() {
		boolean isReserved = false;
		for (String line : SqlCorpus.text("words/" + name().toLowerCase(Locale.ROOT) + ".txt").split("\n")) {
			if (line.startsWith("=")) {
				isReserved = line.equals("= Reserved");
			}
			else if (!line.isBlank()) {
				List<String> found = List.of(line.split(" "));
				this.words.addAll(found);
				this.reserved.addAll(isReserved ? found : List.of());
			}
		}
	}

	/**
	 * Returns whether a word may be a name, wherever names are.
	 */
	boolean accepts(String word) {
		return !this.reserved.contains(word);
	}

	/**
	 * Returns the letter by which {@code shapes.txt} tells of this dialect.
	 */
	char letter() {
		return Character.toLowerCase(name().charAt(0));
	}

	/**
	 * Returns the words of all dialects: a word that is reserved in one is a name in
	 * another.
	 */
	static Set<String> allWords() {
		Set<String> all = new TreeSet<>();
		for (DialectWords dialect : values()) {
			all.addAll(dialect.words);
		}
		return all;
	}

}
