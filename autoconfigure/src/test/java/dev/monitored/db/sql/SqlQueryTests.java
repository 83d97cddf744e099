package dev.monitored.db.sql;

import java.util.List;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.monitored.db.sql.SqlCorpus.Statement;
import dev.monitored.db.sql.token.TableName;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.label.LabelValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlQuery}.
 */
class SqlQueryTests {

	@ParameterizedTest
	@MethodSource
	void findsOperationAndTable(Statement statement) {
		assertThat(statement.actual(statement.sql())).isEqualTo(statement.expected());
	}

	static List<Statement> findsOperationAndTable() {
		return SqlCorpus.allStatements();
	}

	@ParameterizedTest
	@MethodSource("findsOperationAndTable")
	void takesCaseCommentsAndSemicolonsForNothing(Statement statement) {
		String sql = statement.sql();
		List<String> same = List.of(withAsciiLetters(sql, Character::toUpperCase),
				withAsciiLetters(sql, Character::toLowerCase), "/* it's from x */ " + sql, "-- it's from x\n" + sql,
				sql + ";", " ; " + sql + " ; ");
		assertThat(same).allSatisfy((changed) -> assertThat(statement.actual(changed)).isEqualTo(statement.expected()));
	}

	@Test
	void knowsManyStatements() {
		assertThat(SqlCorpus.allStatements()).hasSizeGreaterThan(600).doesNotHaveDuplicates();
	}

	@Test
	void knowsNothingOfNoStatement() {
		assertThat(SqlQuery.parse(null)).isEqualTo(new SqlQuery(SqlOperation.OTHER, "_unknown"));
		assertThat(SqlQuery.parse(" \n\t ")).isEqualTo(new SqlQuery(SqlOperation.OTHER, "_unknown"));
	}

	@Test
	void namesWhatIsMissingAsOtherLabelsDo() {
		assertThat(TableName.NONE).isEqualTo(LabelValue.NONE);
		assertThat(TableName.UNKNOWN).isEqualTo(BoundedLabel.UNKNOWN);
	}

	@Test
	void endsALineWhereAnySystemEndsIt() {
		assertThat(SqlQuery.parse("SELECT * -- from lines\r\nFROM orders").table()).isEqualTo("orders");
		assertThat(SqlQuery.parse("SELECT * -- from lines\rFROM orders").table()).isEqualTo("orders");
	}

	@Test
	void takesAnySpaceForASpace() {
		assertThat(SqlQuery.parse("\uFEFFSELECT\u00A0*\u3000FROM\u2028orders\f"))
			.isEqualTo(new SqlQuery(SqlOperation.SELECT, "orders"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * FROM orders                           | orders
			SELECT * FROM Shop.Orders o                    | shop.orders
			SELECT * FROM [srv].[shop].[dbo].[Orders]      | srv.shop.dbo.orders
			SELECT * FROM tenant_0042.orders_2026          | tenant_#.orders_#
			SELECT * FROM srv..orders                      | srv.orders
			SELECT * FROM tempdb..##shared                 | tempdb.##temporary
			INSERT INTO OPENQUERY(a.b, 'x') VALUES (1)     | _unknown
			SELECT * FROM OPENDATASOURCE('a', 'b').s.d.t   | s.d.t
			UPDATE STATISTICS dbo.Orders                   | dbo.orders
			INSERT INTO "a.b"."c.d" VALUES (1)             | a_b.c_d
			DELETE FROM shop.orders@archive.example.com    | shop.orders
			COMMENT ON COLUMN shop.orders.total IS 'x'     | shop.orders
			COMMENT ON COLUMN orders.total IS 'x'          | orders
			{call shop.place_order(?)}                     | shop.place_order
			UPDATE o SET a = 1 FROM dbo.Orders o           | dbo.orders
			WITH a AS (SELECT * FROM s.t) SELECT * FROM a  | s.t
			""")
	void keepsTheSchemaWhereThatIsWanted(String sql, String table) {
		assertThat(SqlQuery.parse(sql, SchemaNames.KEPT).table()).isEqualTo(table);
	}

	@Test
	void boundsTheLengthOfATable() {
		String longest = "t".repeat(128);
		assertThat(SqlQuery.parse("SELECT * FROM " + longest).table()).isEqualTo(longest);
		assertThat(SqlQuery.parse("SELECT * FROM " + longest + "x").table()).isEqualTo(longest);
		assertThat(SqlQuery.parse("SELECT * FROM " + longest + '.' + longest, SchemaNames.KEPT).table())
			.isEqualTo(longest);
	}

	@Test
	void readsAThousandStatements() {
		String sql = "SELECT 1; ".repeat(999);
		assertThat(SqlQuery.parse(sql + "DELETE FROM orders")).isEqualTo(new SqlQuery(SqlOperation.DELETE, "orders"));
		assertThat(SqlQuery.parse(sql + "SELECT 1; DELETE FROM orders"))
			.isEqualTo(new SqlQuery(SqlOperation.SELECT, "_none"));
	}

	@Test
	void readsTheDeepestQuery() {
		int depth = 100_000;
		String sql = "SELECT * FROM " + "(SELECT * FROM ".repeat(depth) + "orders" + ")".repeat(depth);
		assertThat(SqlQuery.parse(sql)).isEqualTo(new SqlQuery(SqlOperation.SELECT, "orders"));
	}

	@Test
	void findsTheWayBackFromTheDeepestParenthesis() {
		for (int depth : new int[] { 15, 16, 17, 31, 32, 33, 47, 48, 49, 100_000 }) {
			String sql = "SELECT " + "(".repeat(depth) + "SELECT x FROM lines" + ")".repeat(depth) + " FROM orders";
			assertThat(SqlQuery.parse(sql).table()).as("%d parentheses", depth).isEqualTo("orders");
		}
	}

	private static String withAsciiLetters(String sql, IntUnaryOperator change) {
		StringBuilder changed = new StringBuilder(sql.length());
		for (char character : sql.toCharArray()) {
			changed.append((character < 128) ? (char) change.applyAsInt(character) : character);
		}
		return changed.toString();
	}

}
