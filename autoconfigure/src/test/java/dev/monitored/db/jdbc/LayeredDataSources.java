package dev.monitored.db.jdbc;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Data sources before others, and some that are hard to stand before.
 */
final class LayeredDataSources {

	private LayeredDataSources() {
	}

	private static DataSource h2() {
		return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:");
	}

	@Configuration(proxyBeanMethods = false)
	static class FinalAsInterface {

		@Bean
		DataSource last() {
			JdbcDataSource source = new JdbcDataSource();
			source.setUrl("jdbc:h2:mem:");
			return source;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolsOverBean {

		@Bean
		@Primary
		DataSource inner() {
			return h2();
		}

		@Bean(destroyMethod = "close")
		org.apache.tomcat.jdbc.pool.DataSource tomcat(@Qualifier("inner") DataSource inner) {
			PoolProperties properties = new PoolProperties();
			properties.setDataSource(inner);
			return new org.apache.tomcat.jdbc.pool.DataSource(properties);
		}

		@Bean
		BasicDataSource dbcp(@Qualifier("inner") DataSource inner) {
			return new BasicDataSource() {

				@Override
				protected org.apache.commons.dbcp2.ConnectionFactory createConnectionFactory() {
					return inner::getConnection;
				}

			};
		}

		@Bean
		HikariDataSource hikari(@Qualifier("inner") DataSource inner) {
			HikariDataSource pool = new HikariDataSource();
			pool.setDataSource(inner);
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyReadOnly {

		@Bean
		HikariDataSource target() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:");
			return pool;
		}

		@Bean
		@Primary
		LazyConnectionDataSourceProxy lazy(@Qualifier("target") DataSource target) {
			LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(target);
			lazy.setReadOnlyDataSource(h2());
			return lazy;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConcreteConnections {

		@Bean
		ConcreteDataSource concrete() {
			return new ConcreteDataSource();
		}

	}

	/**
	 * A data source that promises connections of a class, as some pools do.
	 */
	static class ConcreteDataSource extends SimpleDriverDataSource {

		ConcreteDataSource() {
			super(new org.h2.Driver(), "jdbc:h2:mem:");
		}

		@Override
		public JdbcConnection getConnection() throws SQLException {
			return (JdbcConnection) super.getConnection();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PublicField {

		@Bean
		OpenDataSource open() {
			return new OpenDataSource();
		}

	}

	/**
	 * A data source that others read a field of, which no subclass can replace.
	 */
	public static class OpenDataSource extends SimpleDriverDataSource {

		public final String region;

		OpenDataSource() {
			super(new org.h2.Driver(), "jdbc:h2:mem:");
			this.region = "north";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		CircularDataSource circular() {
			return new CircularDataSource();
		}

		@Bean
		Listener listener(DataSource dataSource) {
			return new Listener(dataSource);
		}

	}

	/**
	 * A data source that needs a bean which needs it.
	 */
	static class CircularDataSource extends SimpleDriverDataSource {

		@Autowired
		@SuppressWarnings("unused")
		private Listener listener;

		CircularDataSource() {
			super(new org.h2.Driver(), "jdbc:h2:mem:");
		}

	}

	/**
	 * A bean that needs a data source.
	 *
	 * @param dataSource the data source
	 */
	record Listener(DataSource dataSource) {

	}

	@Configuration(proxyBeanMethods = false)
	static class BuiltAsInterface {

		@Bean
		DataSource built() {
			return BuiltDataSource.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BuiltAsClass {

		@Bean
		BuiltDataSource built() {
			return BuiltDataSource.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BuiltAndAskedFor {

		@Bean
		DataSource built() {
			return BuiltDataSource.build();
		}

		@Bean
		String asker(@Qualifier("built") DataSource first, ObjectProvider<BuiltDataSource> built) {
			return built.getObject().toString();
		}

	}

	/**
	 * A data source that nothing but its class can create.
	 */
	static class BuiltDataSource extends SimpleDriverDataSource {

		private BuiltDataSource() {
			super(new org.h2.Driver(), "jdbc:h2:mem:");
		}

		static BuiltDataSource build() {
			return new BuiltDataSource();
		}

		/**
		 * The only class that can extend it.
		 */
		static final class Special extends BuiltDataSource {

		}

	}

}
