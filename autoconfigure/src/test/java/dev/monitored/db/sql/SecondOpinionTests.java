package dev.monitored.db.sql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.monitored.db.sql.SqlCorpus.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@link SqlQuery} with OpenTelemetry. Where we differ,
 * {@code opentelemetry.txt} has its answer, below the reason why ours is right.
 */
class SecondOpinionTests {

	@Test
	void differsFromOpenTelemetryWhereAReasonIsGiven() {
		Map<String, String> different = new TreeMap<>();
		for (Statement statement : SqlCorpus.statements()) {
			String answer = OpenTelemetryAnalyzer.answer(statement.sql());
			if (!answer.equals(statement.expected())) {
				different.put(statement.sql(), answer);
			}
		}
		Map<String, String> explained = new TreeMap<>();
		SqlCorpus.read("opentelemetry.txt")
			.forEach((statement) -> explained.put(statement.sql(), statement.expected()));
		assertThat(different).isEqualTo(explained);
	}

	@Test
	void agreesAboutMostStatements() {
		List<Statement> statements = SqlCorpus.statements();
		assertThat(SqlCorpus.read("opentelemetry.txt").size()).isLessThan(statements.size() / 2);
	}

}
