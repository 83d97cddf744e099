package sample.shop.order;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes orders. It carries no annotation, and is measured through the same
 * pointcut as {@code StockRepository}.
 */
@Repository
public class OrderRepository {

	private final JdbcClient jdbc;

	OrderRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public Order add(OrderRequest request) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("INSERT INTO orders (product, quantity, card) VALUES (:product, :quantity, :card)")
			.paramSource(request)
			.update(key, "id");
		long id = Objects.requireNonNull(key.getKeyAs(Long.class));
		return new Order(id, request.product(), request.quantity(), request.card());
	}

	public Optional<Order> find(long id) {
		return this.jdbc.sql("SELECT id, product, quantity, card FROM orders WHERE id = :id")
			.param("id", id)
			.query(Order.class)
			.optional();
	}

	public List<Order> newest(int limit) {
		return this.jdbc.sql("SELECT id, product, quantity, card FROM orders ORDER BY id DESC LIMIT :limit")
			.param("limit", limit)
			.query(Order.class)
			.list()
			.stream()
			.flatMap(Stream::ofNullable)
			.toList();
	}

	public void remove(long id) {
		this.jdbc.sql("DELETE FROM orders WHERE id = :id").param("id", id).update();
	}

	public int removeAllBut(int newest) {
		return this.jdbc.sql("DELETE FROM orders WHERE id <= (SELECT MAX(id) FROM orders) - :newest")
			.param("newest", newest)
			.update();
	}

}
