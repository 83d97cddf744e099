package sample.shop.inventory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes the stock. It carries no annotation: a pointcut in
 * {@code application.yml} makes each of its public methods an operation, such as
 * {@code StockRepository.take}.
 */
@Repository
public class StockRepository {

	private final JdbcClient jdbc;

	StockRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public boolean take(String product, int quantity) {
		return this.jdbc.sql(
				"UPDATE stock SET available = available - :quantity WHERE product = :product AND available >= :quantity")
			.param("product", product)
			.param("quantity", quantity)
			.update() == 1;
	}

	public boolean put(String product, int quantity) {
		return this.jdbc.sql("UPDATE stock SET available = available + :quantity WHERE product = :product")
			.param("product", product)
			.param("quantity", quantity)
			.update() == 1;
	}

	public long available(String product) {
		return this.jdbc.sql("SELECT COALESCE(SUM(available), 0) FROM stock WHERE product = :product")
			.param("product", product)
			.query(Long.class)
			.single();
	}

}
