package dev.monitored.db.r2dbc.connection;

import java.lang.reflect.Proxy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.db.Queries;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for a driver that promises more than R2DBC does.
 */
class RichR2dbcDriverTests {

	@Test
	void keepsTheInterfacesOfTheDriver() {
		with((connection, context) -> {
			RichStatement statement = connection.createStatement("DELETE FROM orders");
			assertThat(statement.fetchSize(7)).isSameAs(statement);
			assertThat(statement.hint()).as("only the driver has it").isSameAs(statement);
			assertThat(statement.execute().flatMap(RichResult::getRowsUpdated).blockLast()).isEqualTo(1);
			assertThat(Queries.counts(context)).containsOnly(entry("orders DELETE orders success", 1));
		});
	}

	@Test
	void keepsThePublishersOfTheDriver() {
		with((connection, context) -> {
			Mono<Void> commit = connection.commitTransaction();
			assertThat(commit.block()).isNull();
			assertThat(connection.close().block()).isNull();
			assertThat(Queries.counts(context)).containsOnly(entry("orders TX _none success", 1));
		});
	}

	@Test
	void throwsWhatTheDriverThrows() {
		with((connection, context) -> assertThatIllegalStateException().isThrownBy(connection::explode)
			.withMessage("Boom"));
	}

	@Test
	void isEqualToItselfOnly() {
		with((connection, context) -> {
			assertThat(connection).isEqualTo(connection).hasSameHashCodeAs(connection);
			assertThat(connection).isNotEqualTo(((Wrapped<?>) connection).unwrap());
			assertThat(connection).hasToString("rich");
		});
	}

	@Test
	void measuresNoConnectionTwice() {
		with((connection, context) -> {
			R2dbcMeasurement again = new R2dbcMeasurement(context.getBean(DataSourceRecorderCatalog.class).of("again"));
			assertThat(again.measure(connection)).isSameAs(connection);
			assertThat(((Wrapped<?>) connection).unwrap(Connection.class)).isSameAs(connection);
		});
	}

	@Test
	void measuresAConnectionThatUnwrapsToItself() {
		MonitoredContext.runner().run((context) -> {
			Connection narcissus = rich(SelfWrapped.class);
			assertThat(((Wrapped<?>) narcissus).unwrap()).isSameAs(narcissus);
			assertThat(connections(context).measure(narcissus)).isNotSameAs(narcissus);
		});
	}

	private static R2dbcMeasurement connections(ApplicationContext context) {
		return new R2dbcMeasurement(context.getBean(DataSourceRecorderCatalog.class).of("orders"));
	}

	private static void with(Use use) {
		MonitoredContext.runner()
			.run((context) -> use.use((RichConnection) connections(context).measure(rich(RichConnection.class)),
					context));
	}

	private static <T> T rich(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> switch (method.getName()) {
					case "createStatement" -> rich(RichStatement.class);
					case "execute" -> Flux.just(rich(RichResult.class));
					case "getRowsUpdated" -> Mono.just(1L);
					case "fetchSize", "hint", "unwrap" -> proxy;
					case "explode" -> throw new IllegalStateException("Boom");
					case "equals" -> proxy == args[0];
					case "hashCode" -> 1;
					case "toString" -> "rich";
					default -> Mono.empty();
				}));
	}

	/**
	 * A connection of a driver.
	 */
	public interface RichConnection extends Connection {

		@Override
		RichStatement createStatement(String sql);

		@Override
		Mono<Void> commitTransaction();

		@Override
		Mono<Void> close();

		void explode();

	}

	/**
	 * A statement of a driver.
	 */
	public interface RichStatement extends Statement {

		@Override
		RichStatement fetchSize(int rows);

		RichStatement hint();

		@Override
		Flux<RichResult> execute();

	}

	/**
	 * A result of a driver.
	 */
	public interface RichResult extends Result {

		@Override
		Mono<Long> getRowsUpdated();

	}

	/**
	 * A connection that unwraps to itself.
	 */
	public interface SelfWrapped extends Connection, Wrapped<Connection> {

	}

	/**
	 * What is done with a connection.
	 */
	private interface Use {

		void use(RichConnection connection, ApplicationContext context);

	}

}
