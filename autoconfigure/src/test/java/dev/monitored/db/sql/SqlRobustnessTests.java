package dev.monitored.db.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.monitored.db.sql.SqlCorpus.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link SqlQuery} with statements that make no sense. What takes time in
 * proportion to the square of a length would not be done with hundreds of thousands of
 * characters today.
 */
class SqlRobustnessTests {

	private static final int LENGTH = 300_000;

	private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}_$#@.-]{1,128}");

	private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{4}");

	private static final List<String> PIECES = List.of("select", "from", "with", "recursive", "as", "insert", "into",
			"update", "set", "delete", "using", "merge", "replace", "table", "values", "union", "exec", "call", "begin",
			"end", "declare", "create", "index", "on", "explain", "show", "copy", "distinct", "join", "lateral", "only",
			"minus", "limit", "apply", "if", "case", "function", "trigger", "procedure", "tables", "ignore", "over",
			"last", "by", "is", "my-", "top", "t", "a.b", "T1234", "1", "?", "@x", "#t", "$1", ":p", "::", "(", ")",
			"{", "}", "[", "]", "'", "''", "\\'", "\"", "`", "$$", "$a$", "q'[", "E'", "U&\"", "--", "/*", "*/", "/*!",
			"#", "\n", ";", ",", ".", "*", "=", "é", "😀", "\u0000");

	@Test
	void givesAValidLabelForMutatedStatements() {
		Random random = new Random(20261125);
		List<Statement> statements = SqlCorpus.allStatements();
		for (int round = 0; round < 50_000; round++) {
			StringBuilder sql = new StringBuilder(statements.get(random.nextInt(statements.size())).sql());
			for (int change = random.nextInt(4); change >= 0; change--) {
				mutate(sql, random);
			}
			assertValid(sql.toString());
		}
	}

	@Test
	void givesAValidLabelForAnySequenceOfPieces() {
		Random random = new Random(5);
		for (int round = 0; round < 50_000; round++) {
			StringBuilder sql = new StringBuilder();
			for (int count = random.nextInt(30); count >= 0; count--) {
				sql.append(PIECES.get(random.nextInt(PIECES.size()))).append((random.nextInt(4) > 0) ? " " : "");
			}
			assertValid(sql.toString());
		}
	}

	@Test
	void givesAValidLabelForAnyCharacters() {
		Random random = new Random(7);
		for (int round = 0; round < 20_000; round++) {
			StringBuilder sql = new StringBuilder("select * from ");
			for (int count = random.nextInt(20); count >= 0; count--) {
				sql.append((char) random.nextInt(random.nextBoolean() ? 128 : Character.MAX_VALUE + 1));
			}
			assertValid(sql.toString());
		}
	}

	@Test
	void givesAValidLabelForEveryBeginningOfAStatement() {
		for (Statement statement : SqlCorpus.allStatements()) {
			for (int length = 0; length <= statement.sql().length(); length++) {
				assertValid(statement.sql().substring(0, length));
			}
		}
	}

	@ParameterizedTest
	@MethodSource
	void readsEachCharacterALimitedNumberOfTimes(String beginning, String repeated) {
		StringBuilder sql = new StringBuilder(LENGTH + repeated.length()).append(beginning);
		while (sql.length() < LENGTH) {
			sql.append(repeated);
		}
		assertValid(sql.append(" from t").toString());
	}

	static List<Object[]> readsEachCharacterALimitedNumberOfTimes() {
		List<Object[]> texts = new ArrayList<>();
		for (String beginning : List.of("", "select ", "select * from ", "with a as (", "update t set ", "delete t ",
				"insert ", "begin ", "create ", "{call ", "create procedure p as begin ", "create function f begin ",
				"with t as (select 1) delete from t ", "comment on ", "grant a on ", "insert ignore ")) {
			for (String repeated : List.of("(", "((select ", ")", "/*", "/* /* */ ", "/*!", "--", "# ", "#a\n#", "'",
					"'\\'", "'\\''a", "\"", "\"\\", "`a``", "[", "[a][", "$a$", "$a$$b$ ", "$a", "q'a", "E'\\", "a.",
					"a,", "a ", "1", "@", ":", ";", "from ", "from t,", "select ", "union ", "with a as (",
					"a as (select a),", "explain ", "declare ", "begin ", "{", "distinct from ", "top (", "or ",
					"t x, u as y,", "(select 1 from `t`),", "a as (select 1 from `t`),", "select 1;", "lock `t`;",
					"minus ", "a as (delete from t where b),", "case ", "end ", "only ", "lateral a ", "last over ",
					"a-b", "join ", "is ", "\u0000")) {
				texts.add(new Object[] { beginning, repeated });
			}
		}
		return texts;
	}

	@Test
	void readsAStatementOfManyCharacters() {
		StringBuilder sql = new StringBuilder("SELECT ");
		while (sql.length() < LENGTH) {
			sql.append("o.column_").append(sql.length()).append(" AS \"c\", /* from x */ 'from y', ");
		}
		assertThat(SqlQuery.parse(sql.append("1 FROM orders o").toString()))
			.isEqualTo(new SqlQuery(SqlOperation.SELECT, "orders"));
	}

	@Test
	void readsAListOfAHundredThousandParameters() {
		String sql = "WITH ids AS (SELECT * FROM (VALUES " + "(?, 'a''b'),".repeat(100_000)
				+ "(1, 2)) v) DELETE FROM orders USING ids";
		assertThat(SqlQuery.parse(sql)).isEqualTo(new SqlQuery(SqlOperation.DELETE, "orders"));
	}

	private static void mutate(StringBuilder sql, Random random) {
		int from = random.nextInt(sql.length() + 1);
		int to = Math.min(sql.length(), from + random.nextInt(8));
		String piece = PIECES.get(random.nextInt(PIECES.size()));
		switch (random.nextInt(6)) {
			case 0 -> sql.delete(from, to);
			case 1 -> sql.insert(from, piece);
			case 2 -> sql.replace(from, to, piece);
			case 3 -> sql.insert(from, sql.substring(from, to));
			case 4 -> sql.setLength(from);
			default -> sql.insert(from, (char) random.nextInt(Character.MAX_VALUE + 1));
		}
	}

	private static void assertValid(String sql) {
		for (SchemaNames schemaNames : SchemaNames.values()) {
			SqlQuery query = SqlQuery.parse(sql, schemaNames);
			String table = query.table();
			if (query.operation() == null || !LABEL.matcher(table).matches() || LONG_NUMBER.matcher(table).find()) {
				assertThat(query).as(sql.substring(0, Math.min(200, sql.length()))).isNull();
			}
		}
	}

}
