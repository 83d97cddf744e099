package dev.monitored.db.jdbc;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ClassUtils;

/**
 * What is known of certain types of data sources, as far as their libraries are there.
 */
final class KnownTypes {

	private final boolean isHikariPresent;

	private final boolean isSpringJdbcPresent;

	/**
	 * Creates knowledge.
	 * @param classLoader the class loader of the application
	 */
	KnownTypes(@Nullable ClassLoader classLoader) {
		this.isHikariPresent = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", classLoader);
		this.isSpringJdbcPresent = ClassUtils.isPresent("org.springframework.jdbc.datasource.DelegatingDataSource",
				classLoader);
	}

	/**
	 * Returns whether a data source hands through the connections of others, so that it
	 * has none of its own to measure.
	 * @param dataSource the data source
	 * @return whether it is one of Spring's that do
	 */
	boolean handsThrough(DataSource dataSource) {
		return this.isSpringJdbcPresent && Spring.handsThrough(dataSource);
	}

	/**
	 * Returns whether the fields of a proxy need values.
	 * @param type the class of the data source behind it
	 * @return whether others write them
	 */
	boolean needsFields(Class<?> type) {
		return this.isHikariPresent && HikariPools.needsFields(type);
	}

	/**
	 * Returns what keeps a proxy like the data source behind it.
	 * @param dataSource the data source
	 * @param proxy the proxy
	 * @return what does
	 */
	Mirror mirror(DataSource dataSource, DataSource proxy) {
		return this.isHikariPresent ? HikariPools.mirror(dataSource, proxy) : Mirror.NONE;
	}

	/**
	 * Returns whether p6spy stands before the driver.
	 * @param dataSource a data source
	 * @return whether its URL says so
	 */
	boolean isSpiedOn(DataSource dataSource) {
		return this.isHikariPresent && HikariPools.url(dataSource).startsWith("jdbc:p6spy:");
	}

	/**
	 * What needs Spring's module for JDBC.
	 */
	private static final class Spring {

		static boolean handsThrough(DataSource dataSource) {
			return dataSource instanceof DelegatingDataSource || dataSource instanceof AbstractRoutingDataSource;
		}

	}

}
