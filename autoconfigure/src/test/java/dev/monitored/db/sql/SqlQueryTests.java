package dev.monitored.db.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlQuery}.
 */
class SqlQueryTests {

	@Test
	void statesOperationAndTable() {
		assertThat(SqlQuery.parse("select id from shop.Orders where id = ?"))
			.isEqualTo(new SqlQuery(SqlOperation.SELECT, "orders"));
	}

	@Test
	void keepsTheSchemaWhereThatIsWanted() {
		assertThat(SqlQuery.parse("INSERT INTO shop.Orders VALUES (?)", SchemaNames.KEPT))
			.isEqualTo(new SqlQuery(SqlOperation.INSERT, "shop.orders"));
	}

	@Test
	void knowsNothingOfNoStatement() {
		assertThat(SqlQuery.parse(null)).isEqualTo(new SqlQuery(SqlOperation.OTHER, "_unknown"));
		assertThat(SqlQuery.parse("")).isEqualTo(new SqlQuery(SqlOperation.OTHER, "_unknown"));
	}

}
