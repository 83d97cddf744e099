package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests that every way to get a connection from a data source leads to a measured one.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionDoorsTests {

	@ParameterizedTest
	@EnumSource
	void leadsToAMeasuredConnection(Door door) {
		MonitoredContext.runner(ShardedDataSources.Doors.class).run((context) -> {
			try (Connection connection = door.way.open(context.getBean(door.bean, DataSource.class));
					Statement statement = Objects.requireNonNull(connection).createStatement()) {
				assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
			}
			assertThat(Queries.counts(context)).containsOnly(entry(door.counted + " SELECT _none success", 1));
		});
	}

	@Test
	void keepsABuilderTheSameFromCallToCall() {
		MonitoredContext.runner(ShardedDataSources.Doors.class).run((context) -> {
			ConnectionBuilder builder = context.getBean(DataSource.class).createConnectionBuilder();
			assertThat(builder.user("a").password("b").superShardingKey(null).shardingKey(null)).isSameAs(builder)
				.hasToString("shards");
		});
	}

	@Test
	void saysOfBuildersOfAClassThatTheirConnectionsAreNotMeasured(CapturedOutput output) {
		MonitoredContext.runner(ShardedDataSources.Doors.class)
			.run((context) -> assertThat(context.getBean(ShardedDataSources.OfAClass.class).createConnectionBuilder())
				.isExactlyInstanceOf(ShardedDataSources.Shards.class));
		assertThat(output)
			.contains("Connections of " + ShardedDataSources.OfAClass.class.getName() + " are not measured");
	}

	@ParameterizedTest
	@MethodSource("ways")
	void saysOfConnectionsOfAClassThatTheyAreNotMeasured(String bean, Way way, Class<?> promised,
			CapturedOutput output) {
		MonitoredContext.runner(ShardedDataSources.OwnClasses.class).run((context) -> {
			try (Connection connection = way.open(context.getBean(bean, DataSource.class))) {
				assertThat(connection).isExactlyInstanceOf(JdbcConnection.class);
			}
		});
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).singleElement()
			.asString()
			.contains("Objects of " + promised.getName() + " are not measured");
	}

	static Stream<Arguments> ways() {
		return Stream.of(
				Arguments.of("connections",
						Named.<Way>of("one step",
								(source) -> ((ShardedDataSources.OwnBuilder) source.createConnectionBuilder()).build()),
						JdbcConnection.class),
				Arguments.of("steps",
						Named.<Way>of("two steps",
								(source) -> ((ShardedDataSources.OwnSteps) source.createConnectionBuilder()).user("sa")
									.build()),
						ShardedDataSources.Shards.class));
	}

	@Test
	void handsOutTheSameConnectionHoweverOftenAFutureIsAsked() {
		MonitoredContext.runner(ShardedDataSources.Doors.class).run((context) -> {
			Future<Connection> future = context.getBean(org.apache.tomcat.jdbc.pool.DataSource.class)
				.getConnectionAsync();
			try (Connection connection = future.get()) {
				assertThat(Patience.get(future)).isSameAs(connection).isSameAs(future.get());
			}
		});
	}

	@Test
	void buildsNoConnectionThatThePoolDoesNot() {
		MonitoredContext.runner(Pools.class)
			.run((context) -> assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> context.getBean("hikari", HikariDataSource.class).createConnectionBuilder()));
	}

	/**
	 * A way to get a connection.
	 */
	enum Door {

		PLAIN("sharded", "sharded", DataSource::getConnection),

		WITH_USER("sharded", "sharded", (source) -> source.getConnection("sa", "")),

		BUILT("sharded", "sharded", (source) -> source.createConnectionBuilder().build()),

		BUILT_FOR_A_SHARD("sharded", "sharded",
				(source) -> source.createConnectionBuilder().user("sa").shardingKey(null).build()),

		BUILT_BY_OTHER_BUILDERS("renewing", "renewing",
				(source) -> source.createConnectionBuilder()
					.user("sa")
					.password("")
					.superShardingKey(null)
					.shardingKey(null)
					.build()),

		BUILT_BY_A_DRIVERS_BUILDER("driver", "driver",
				(source) -> ((ShardedDataSources.OfADriver) source).createConnectionBuilder()
					.user("sa")
					.region("north")
					.build()),

		ADAPTED("adapter", "adapter", DataSource::getConnection),

		ADAPTED_BUILT("adapter", "adapter", (source) -> source.createConnectionBuilder().build()),

		DELEGATED("delegating", "sharded", (source) -> source.createConnectionBuilder().user("sa").build()),

		LATER("tomcat", "tomcat",
				(source) -> ((org.apache.tomcat.jdbc.pool.DataSource) source).getConnectionAsync().get()),

		LATER_AT_MOST("tomcat", "tomcat",
				(source) -> Patience.get(((org.apache.tomcat.jdbc.pool.DataSource) source).getConnectionAsync()));

		private final String bean;

		private final String counted;

		private final Way way;

		Door(String bean, String counted, Way way) {
			this.bean = bean;
			this.counted = counted;
			this.way = way;
		}

	}

	/**
	 * Gets a connection from a data source.
	 */
	private interface Way {

		Connection open(DataSource dataSource) throws Exception;

	}

}
