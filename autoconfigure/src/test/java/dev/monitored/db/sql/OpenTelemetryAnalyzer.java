package dev.monitored.db.sql;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's opinion of a statement, in our words: the first operation and the first
 * name of its summary, unquoted and without schema. Its {@code SqlQueryAnalyzer} asks a
 * class of its package and counts its cache with the OpenTelemetry API; that class needs
 * neither.
 */
final class OpenTelemetryAnalyzer {

	private static final String SANITIZER = "io.opentelemetry.instrumentation.api.incubator.semconv.db.AutoSqlSanitizerWithSummary";

	private static final Pattern WORD = Pattern.compile("(?:\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^\\]]*\\]|[^\\s\"`\\[])+");

	private static final Pattern PART = Pattern.compile("\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^\\]]*\\]|[^.\"`\\[]+");

	private static final Set<String> KINDS = Set.of("TABLE", "TABLES", "INDEX", "VIEW", "SEQUENCE", "SCHEMA",
			"TRANSACTION", "TRIGGER", "SESSION", "EXTENSION", "FUNCTION");

	private OpenTelemetryAnalyzer() {
	}

	/**
	 * Returns its opinion.
	 * @param sql the statement
	 * @return operation and table, {@code nothing} if it has none
	 */
	static String answer(String sql) {
		String summary = summary(sql);
		if (summary == null) {
			return "nothing";
		}
		List<String> words = WORD.matcher(summary).results().map(MatchResult::group).toList();
		String operation = operation(words.get(0).replace(";", ""));
		if (words.get(0).endsWith(";")) {
			return operation + " _none";
		}
		boolean kinds = Set.of("DDL", "TX", "OTHER").contains(operation);
		for (String word : words.subList(1, words.size())) {
			boolean kind = kinds && KINDS.contains(word.toUpperCase(Locale.ROOT));
			if (operation(word).equals("OTHER") && !kind) {
				return operation + ' ' + label(word);
			}
		}
		return operation + " _none";
	}

	private static @Nullable String summary(String sql) {
		try {
			Method sanitize = Class.forName(SANITIZER).getDeclaredMethod("sanitize", String.class, SqlDialect.class);
			sanitize.setAccessible(true);
			return ((SqlQuery) sanitize.invoke(null, sql, SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS)).getQuerySummary();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String operation(String word) {
		return switch (word.toUpperCase(Locale.ROOT)) {
			case "SELECT", "VALUES" -> "SELECT";
			case "INSERT", "REPLACE" -> "INSERT";
			case "UPDATE", "DELETE", "MERGE" -> word.toUpperCase(Locale.ROOT);
			case "CALL", "EXEC", "EXECUTE" -> "CALL";
			case "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE" -> "DDL";
			case "BEGIN", "COMMIT", "ROLLBACK" -> "TX";
			default -> "OTHER";
		};
	}

	private static String label(String name) {
		List<String> parts = PART.matcher(name.replace(";", "")).results().map(MatchResult::group).toList();
		String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1).replaceAll("^[\"`\\[]|[\"`\\]]$", "");
		String label = last.toLowerCase(Locale.ROOT).replaceAll("[0-9]{4,}", "#");
		return label.isEmpty() ? "_unknown" : label.replaceAll("[^\\p{L}\\p{N}_$#@-]", "_");
	}

}
