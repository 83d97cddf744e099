package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.ShardingKey;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.ShardingKeyDataSourceAdapter;

/**
 * Data sources whose connections are built, as those of databases with shards are.
 */
final class ShardedDataSources {

	private ShardedDataSources() {
	}

	@Configuration(proxyBeanMethods = false)
	static class Doors {

		@Bean
		@Primary
		DataSource sharded() {
			return new Sharded(Shards::new);
		}

		@Bean
		DataSource renewing() {
			return new Sharded(Renewing::new);
		}

		@Bean
		OfADriver driver() {
			return new OfADriver();
		}

		@Bean
		ShardingKeyDataSourceAdapter adapter() {
			ShardingKeyDataSourceAdapter adapter = new ShardingKeyDataSourceAdapter(new Sharded(Shards::new));
			adapter.setShardingKeyProvider(() -> null);
			return adapter;
		}

		@Bean
		DelegatingDataSource delegating(@Qualifier("sharded") DataSource sharded) {
			return new DelegatingDataSource(sharded);
		}

		@Bean
		org.apache.tomcat.jdbc.pool.DataSource tomcat() {
			return new Pools().tomcat();
		}

		@Bean
		OfAClass concrete() {
			return new OfAClass();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClasses {

		@Bean
		DataSource connections() {
			return new Sharded(OwnConnections::new);
		}

		@Bean
		DataSource steps() {
			return new Sharded(OwnShards::new);
		}

	}

	/**
	 * A data source without anything of its own.
	 */
	static class Sharded extends AbstractDataSource {

		private final Supplier<ConnectionBuilder> builders;

		Sharded(Supplier<ConnectionBuilder> builders) {
			this.builders = builders;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return createConnectionBuilder().build();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return createConnectionBuilder().user(username).password(password).build();
		}

		@Override
		public ConnectionBuilder createConnectionBuilder() throws SQLException {
			return this.builders.get();
		}

	}

	/**
	 * A data source of a driver that has an interface of its own for builders.
	 */
	static class OfADriver extends Sharded {

		OfADriver() {
			super(Shards::new);
		}

		@Override
		public DriverBuilder createConnectionBuilder() {
			return new Shards();
		}

	}

	/**
	 * A data source that promises builders of a class.
	 */
	static class OfAClass extends Sharded {

		OfAClass() {
			super(Shards::new);
		}

		@Override
		public Shards createConnectionBuilder() {
			return new Shards();
		}

	}

	/**
	 * A builder with more to say than JDBC's.
	 */
	public interface DriverBuilder extends ConnectionBuilder {

		/**
		 * Names the region of the shards.
		 */
		DriverBuilder region(String name);

		@Override
		DriverBuilder user(String username);

	}

	/**
	 * A builder that stays the same from call to call.
	 */
	public static class Shards implements DriverBuilder {

		@Override
		public DriverBuilder region(String name) {
			return this;
		}

		@Override
		public DriverBuilder user(String username) {
			return this;
		}

		@Override
		public ConnectionBuilder password(String password) {
			return this;
		}

		@Override
		public ConnectionBuilder shardingKey(@Nullable ShardingKey shardingKey) {
			return this;
		}

		@Override
		public ConnectionBuilder superShardingKey(@Nullable ShardingKey superShardingKey) {
			return this;
		}

		@Override
		public Connection build() throws SQLException {
			return DriverManager.getConnection("jdbc:h2:mem:");
		}

		@Override
		public String toString() {
			return "shards";
		}

	}

	/**
	 * A builder that is another one after each call.
	 */
	static final class Renewing extends Shards {

		@Override
		public DriverBuilder user(String username) {
			return new Renewing();
		}

		@Override
		public ConnectionBuilder password(String password) {
			return new Renewing();
		}

		@Override
		public ConnectionBuilder shardingKey(@Nullable ShardingKey shardingKey) {
			return new Renewing();
		}

		@Override
		public ConnectionBuilder superShardingKey(@Nullable ShardingKey superShardingKey) {
			return new Renewing();
		}

	}

	/**
	 * A builder whose connections are promised to be of a class.
	 */
	public interface OwnBuilder extends ConnectionBuilder {

		@Override
		JdbcConnection build() throws SQLException;

	}

	/**
	 * Builds connections of a class.
	 */
	static final class OwnConnections extends Shards implements OwnBuilder {

		@Override
		public JdbcConnection build() throws SQLException {
			return (JdbcConnection) super.build();
		}

	}

	/**
	 * A builder that is promised to stay of a class.
	 */
	public interface OwnSteps extends ConnectionBuilder {

		@Override
		Shards user(String username);

	}

	/**
	 * Stays of a class from call to call.
	 */
	static class OwnShards extends Shards implements OwnSteps {

		@Override
		public Shards user(String username) {
			return this;
		}

	}

}
