package harm.shop.stock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.stereotype.Component;

/**
 * Asks the pool, which it knows by its class.
 */
@Component
class Pool {

	private final HikariDataSource dataSource;

	Pool(HikariDataSource dataSource) {
		this.dataSource = dataSource;
	}

	String state() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return this.dataSource.getPoolName() + " " + this.dataSource.getMaximumPoolSize() + " "
					+ this.dataSource.isWrapperFor(HikariDataSource.class) + " "
					+ this.dataSource.getHikariPoolMXBean().getActiveConnections() + " "
					+ this.dataSource.unwrap(HikariDataSource.class).getJdbcUrl() + " "
					+ connection.isWrapperFor(Connection.class) + " "
					+ List.of(connection.getMetaData().getDatabaseProductName());
		}
	}

}
