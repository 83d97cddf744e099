package dev.monitored.db.jdbc;

import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

import dev.monitored.db.recording.DataSourceRecorder;

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
	 * Lets a data source measure its connections itself.
	 * @param dataSource the data source
	 * @param recorder where its queries are recorded
	 * @return whether it does
	 */
	boolean measuresItself(DataSource dataSource, Supplier<DataSourceRecorder> recorder) {
		return this.isHikariPresent && HikariPools.measure(dataSource, recorder);
	}

	/**
	 * Tells whether the connections of a data source are measured.
	 * @param dataSource a data source
	 * @return whether they are, by it or by the one that it delegates to
	 */
	boolean isMeasured(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return false;
		}
		return DataSourceProxies.isMeasured(dataSource) || (this.isHikariPresent && HikariPools.isMeasured(dataSource))
				|| (this.isSpringJdbcPresent && isMeasured(Delegating.target(dataSource)));
	}

	/**
	 * Returns what keeps a proxy like the data source behind it.
	 * @param dataSource the data source
	 * @param proxy the proxy
	 * @return what is to be done whenever a connection was handed out
	 */
	Runnable mirror(DataSource dataSource, DataSource proxy) {
		return this.isHikariPresent ? HikariPools.mirror(dataSource, proxy) : () -> {
		};
	}

	/**
	 * Tells whether p6spy stands before the driver.
	 * @param dataSource a data source
	 * @return whether its URL says so
	 */
	boolean isSpiedOn(DataSource dataSource) {
		return this.isHikariPresent && HikariPools.url(dataSource).startsWith("jdbc:p6spy:");
	}

	/**
	 * What needs Spring's module for JDBC.
	 */
	private static final class Delegating {

		static @Nullable DataSource target(DataSource dataSource) {
			return (dataSource instanceof DelegatingDataSource delegating) ? delegating.getTargetDataSource() : null;
		}

	}

}
