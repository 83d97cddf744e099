package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Data sources as applications declare them.
 */
final class DataSourceBeans {

	private DataSourceBeans() {
	}

	private static DataSource h2() {
		return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:");
	}

	@Configuration(proxyBeanMethods = false)
	static class OtherPools {

		@Bean
		org.apache.tomcat.jdbc.pool.DataSource tomcat() {
			org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
			pool.setDriverClassName("org.h2.Driver");
			pool.setUrl("jdbc:h2:mem:");
			return pool;
		}

		@Bean
		BasicDataSource dbcp() {
			BasicDataSource pool = new BasicDataSource();
			pool.setUrl("jdbc:h2:mem:");
			return pool;
		}

		@Bean
		DataSource simple() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Embedded {

		@Bean
		EmbeddedDatabase embedded() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Delegating {

		@Bean
		HikariDataSource first() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:");
			return pool;
		}

		@Bean
		DataSource second() {
			return h2();
		}

		@Bean
		@Primary
		DataSource routing(@Qualifier("first") DataSource first, @Qualifier("second") DataSource second) {
			AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

				@Override
				protected Object determineCurrentLookupKey() {
					return "first";
				}

			};
			routing.setTargetDataSources(Map.of("first", first, "second", second));
			return routing;
		}

		@Bean
		LazyConnectionDataSourceProxy lazy(@Qualifier("routing") DataSource routing) {
			return new LazyConnectionDataSourceProxy(routing);
		}

		@Bean
		TransactionAwareDataSourceProxy aware(@Qualifier("first") DataSource first) {
			return new TransactionAwareDataSourceProxy(first);
		}

		@Bean
		CustomDelegate custom(@Qualifier("first") DataSource first) {
			return new CustomDelegate(first);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyOverInline {

		@Bean
		AtomicInteger connections() {
			return new AtomicInteger();
		}

		@Bean
		LazyConnectionDataSourceProxy lazy(AtomicInteger connections) {
			LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
			lazy.setTargetDataSource(new Counting(connections));
			lazy.setDefaultAutoCommit(true);
			lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			return lazy;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RoutingOverInline {

		@Bean
		DataSource routing() {
			AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

				@Override
				protected Object determineCurrentLookupKey() {
					return "only";
				}

			};
			routing.setTargetDataSources(Map.of("only", h2()));
			return routing;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Single {

		@Bean
		SingleConnectionDataSource single() {
			return new SingleConnectionDataSource("jdbc:h2:mem:", true);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope(scopeName = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
		SimpleDriverDataSource scoped() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Final {

		@Bean
		JdbcDataSource last() {
			JdbcDataSource source = new JdbcDataSource();
			source.setUrl("jdbc:h2:mem:");
			return source;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FinalMethod {

		@Bean
		Pingable pingable() {
			return new Pingable();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OfTheApplication {

		@Bean
		Counting own() {
			return new Counting(new AtomicInteger());
		}

	}

	/**
	 * A data source that an application has written: it counts its connections.
	 */
	static class Counting extends AbstractDataSource {

		private final AtomicInteger connections;

		Counting(AtomicInteger connections) {
			this.connections = connections;
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.connections.incrementAndGet();
			return new org.h2.Driver().connect("jdbc:h2:mem:", new java.util.Properties());
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

	/**
	 * A data source that an application has written: it delegates, and Spring does not
	 * know to which one.
	 */
	static class CustomDelegate extends AbstractDataSource {

		private final DataSource target;

		CustomDelegate(DataSource target) {
			this.target = target;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.target.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return this.target.getConnection(username, password);
		}

	}

	/**
	 * A data source with a method that no subclass can replace.
	 */
	static class Pingable extends CustomDelegate {

		private final String answer = "pong";

		Pingable() {
			super(h2());
		}

		final String ping() {
			return this.answer;
		}

	}

}
