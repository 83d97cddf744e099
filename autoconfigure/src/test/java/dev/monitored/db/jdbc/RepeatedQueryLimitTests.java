package dev.monitored.db.jdbc;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for limits of the labels by which repeated queries are counted.
 */
class RepeatedQueryLimitTests {

	@Test
	void keepsALimitOfTheLabels() {
		Queries.application()
			.withPropertyValues("monitored.guard.labels[0].meter=db.repeated.queries",
					"monitored.guard.labels[0].label=table", "monitored.guard.labels[0].max-values=1")
			.run(RepeatedJdbcQueriesTests.shop((shop) -> {
				shop.operation("orders.list", () -> shop.find(11));
				shop.operation("orders.list", () -> IntStream.range(0, 11)
					.forEach((id) -> shop.jdbc().queryForList("SELECT id FROM customer")));
				assertThat(shop.repeated()).containsOnly(entry("orders.list item", 1), entry("orders.list _other", 1));
			}));
	}

}
