package dev.monitored.db.sql;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.monitored.db.sql.SqlCorpus.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link SqlQuery} with each word of four dialects as table, alias, column, common
 * table and schema, wherever the dialect does not reserve it.
 */
class SqlWordsTests {

	@ParameterizedTest
	@EnumSource
	void takesAWordForANameWhereTheDialectDoes(DialectWords dialect) {
		Set<String> wrong = new TreeSet<>();
		for (SqlShape shape : SqlShape.all()) {
			for (String word : DialectWords.allWords()) {
				if (shape.isOf(dialect) && dialect.accepts(word) && shape.isClear(word)) {
					Statement statement = shape.with(word);
					String actual = statement.actual(statement.sql());
					if (!actual.equals(statement.expected())) {
						wrong.add(statement.sql() + " is not " + actual);
					}
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void knowsManyWordsAndShapes() {
		assertThat(DialectWords.allWords()).hasSizeGreaterThan(1500);
		assertThat(SqlShape.all()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
		assertThat(DialectWords.ORACLE.accepts("replace")).isTrue();
		assertThat(DialectWords.MYSQL.accepts("replace")).isFalse();
	}

}
