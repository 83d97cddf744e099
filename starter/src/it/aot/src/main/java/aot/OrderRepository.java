package aot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a pointcut selects.
 */
@Repository
public class OrderRepository {

	private final JdbcClient client;

	OrderRepository(JdbcClient client) {
		this.client = client;
		Created.log(this);
	}

	public void add(int id) {
		this.client.sql("insert into sales.orders (id) values (?)").param(id).update();
	}

	public int count() {
		return this.client.sql("select count(*) from sales.orders").query(Integer.class).single();
	}

}
