package dev.monitored.db.jdbc;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.util.ReflectionUtils;

/**
 * What is particular about pools of HikariCP.
 */
final class HikariPools {

	private HikariPools() {
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
		AtomicBoolean isSet = new AtomicBoolean();
		return () -> {
			if (!isSet.get()) {
				Object started = ReflectionUtils.getField(pool, dataSource);
				ReflectionUtils.setField(pool, proxy, started);
				isSet.set(started != null);
			}
		};
	}

}
