package dev.monitored.db.jdbc;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.springframework.util.ReflectionUtils;

import dev.monitored.db.jdbc.connection.MeasuredConnections;
import dev.monitored.db.recording.DataSourceRecorder;

/**
 * Pools of HikariCP. One that has not started yet is told to get its connections through
 * us, and is no other object than before. One that has started cannot be told.
 */
final class HikariPools {

	private HikariPools() {
	}

	/**
	 * Tells whether a pool gets its connections through us.
	 * @param dataSource a data source
	 * @return whether it is such a pool
	 */
	static boolean isMeasured(DataSource dataSource) {
		return dataSource instanceof HikariDataSource pool && pool.getDataSource() instanceof PoolSource;
	}

	/**
	 * Returns the URL of a pool's database.
	 * @param dataSource a data source
	 * @return the URL, empty if it is no pool or has none
	 */
	static String url(DataSource dataSource) {
		return (dataSource instanceof HikariDataSource pool) ? Objects.requireNonNullElse(pool.getJdbcUrl(), "") : "";
	}

	/**
	 * Lets a pool get its connections through us, if that is possible.
	 * @param dataSource a data source
	 * @param recorder where queries are recorded
	 * @return whether it does
	 */
	static boolean measure(DataSource dataSource, Supplier<DataSourceRecorder> recorder) {
		if (!(dataSource instanceof HikariDataSource pool) || pool.getHikariPoolMXBean() != null) {
			return false;
		}
		DataSource given = pool.getDataSource();
		if (given == null && (pool.getJdbcUrl() == null || pool.getDataSourceClassName() != null)) {
			return false;
		}
		MeasuredConnections connections = MeasuredConnections.insidePool(recorder.get(), ownStatements(pool));
		pool.setDataSource(new PoolSource((given != null) ? () -> given : () -> driver(pool), connections));
		return true;
	}

	private static Predicate<String> ownStatements(HikariDataSource pool) {
		if (pool.getConnectionTestQuery() != null) {
			// An object of its own, which no literal of the application can be
			pool.setConnectionTestQuery(new String(pool.getConnectionTestQuery()));
		}
		if (pool.getConnectionInitSql() != null) {
			pool.setConnectionInitSql(new String(pool.getConnectionInitSql()));
		}
		return (sql) -> sql == pool.getConnectionTestQuery() || sql == pool.getConnectionInitSql();
	}

	/**
	 * Returns what the pool would create itself, when it starts.
	 * @param pool the pool
	 * @return the data source
	 */
	private static DataSource driver(HikariDataSource pool) {
		return new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(), pool.getDataSourceProperties(),
				pool.getUsername(), pool.getPassword());
	}

	/**
	 * Returns what keeps the subclass proxy before a pool like it: Spring Boot reads a
	 * field of pools, where a method would lead to the pool itself.
	 * @param dataSource a data source
	 * @param proxy the proxy before it
	 * @return what is to be done whenever a connection was handed out
	 */
	static Runnable mirror(DataSource dataSource, DataSource proxy) {
		if (!(dataSource instanceof HikariDataSource) || !(proxy instanceof HikariDataSource)) {
			return () -> {
			};
		}
		Field pool = Objects.requireNonNull(ReflectionUtils.findField(HikariDataSource.class, "pool"));
		ReflectionUtils.makeAccessible(pool);
		return () -> {
			if (ReflectionUtils.getField(pool, proxy) == null) {
				ReflectionUtils.setField(pool, proxy, ReflectionUtils.getField(pool, dataSource));
			}
		};
	}

}
