package dev.monitored.db.jdbc;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/**
 * Pools of all libraries, a new one each time that one is asked for.
 */
@Configuration(proxyBeanMethods = false)
class Pools {

	private static final String URL = "jdbc:h2:mem:";

	/**
	 * Returns what is equal to a data source, if those of its class are compared.
	 */
	static DataSource alike(DataSource dataSource) {
		return (dataSource instanceof OwnPool own) ? new OwnPool(own.name(), own.url()) : new BasicDataSource();
	}

	@Bean
	@Scope("prototype")
	HikariDataSource hikari() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(URL);
		pool.setUsername("sa");
		return pool;
	}

	@Bean
	@Scope("prototype")
	HikariDataSource startedHikari() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(URL);
		config.setUsername("sa");
		return new HikariDataSource(config);
	}

	@Bean
	@Scope("prototype")
	OwnHikari ownHikari() {
		return new OwnHikari("own", URL);
	}

	@Bean
	@Scope("prototype")
	org.apache.tomcat.jdbc.pool.DataSource tomcat() {
		org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
		pool.setDriverClassName("org.h2.Driver");
		pool.setUrl(URL);
		return pool;
	}

	@Bean
	@Scope("prototype")
	BasicDataSource dbcp() {
		BasicDataSource pool = new BasicDataSource();
		pool.setUrl(URL);
		return pool;
	}

	@Bean
	@Scope("prototype")
	SimpleDriverDataSource simple() {
		return new SimpleDriverDataSource(new org.h2.Driver(), URL);
	}

	@Bean
	@Scope("prototype")
	DriverManagerDataSource driverManager() {
		return new DriverManagerDataSource(URL);
	}

	@Bean
	@Scope("prototype")
	EmbeddedDatabase embedded() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
	}

	@Bean
	@Scope("prototype")
	DataSource ofTheDriver() {
		JdbcDataSource source = new JdbcDataSource();
		source.setUrl(URL);
		return source;
	}

	@Bean
	@Scope("prototype")
	OwnPool own() {
		return new OwnPool("own", URL);
	}

	/**
	 * A pool of an application that extends HikariCP's.
	 */
	static class OwnHikari extends HikariDataSource {

		private final List<String> log = new ArrayList<>();

		OwnHikari(String name, String url) {
			this.log.add(name);
			setJdbcUrl(url);
			setUsername("sa");
		}

		List<String> log() {
			return this.log;
		}

	}

	/**
	 * A data source of an application, with fields, constructor arguments and a notion of
	 * what is equal, which can be serialized.
	 */
	@SuppressWarnings("serial")
	public static class OwnPool extends org.springframework.jdbc.datasource.AbstractDataSource implements Serializable {

		private final String name;

		private String url;

		OwnPool() {
			this("copy", URL);
		}

		OwnPool(String name, String url) {
			this.name = name;
			this.url = url;
		}

		String name() {
			return this.name;
		}

		String url() {
			return this.url;
		}

		public String getUrl() {
			return this.url;
		}

		public void setUrl(String url) {
			this.url = url;
		}

		public String getUsername() {
			return "sa";
		}

		public void setUsername(String username) {
		}

		public String getPassword() {
			return "";
		}

		public void setPassword(String password) {
		}

		@Override
		public java.sql.Connection getConnection() throws java.sql.SQLException {
			return java.sql.DriverManager.getConnection(this.url);
		}

		@Override
		public java.sql.Connection getConnection(String username, String password) throws java.sql.SQLException {
			return getConnection();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof OwnPool pool && pool.name().equals(name()) && pool.url().equals(url());
		}

		@Override
		public int hashCode() {
			return Objects.hash(name(), url());
		}

	}

}
