package dev.monitored.db.r2dbc;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.h2.H2Connection;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProxyAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.MonitoredContext;
import dev.monitored.db.Queries;
import dev.monitored.db.r2dbc.ConnectionFactoryConfigurations.PlainFactory;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for which connection factories are measured, under which name, and for what they
 * remain.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionFactoryTests {

	@Test
	void measuresThePoolThatBootConfigures() {
		R2dbcApplications.h2()
			.withConfiguration(AutoConfigurations.of(ConnectionPoolMetricsAutoConfiguration.class))
			.run((context) -> {
				ConnectionPool pool = context.getBean(ConnectionPool.class);
				query(pool);
				assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none success", 1));
				assertThat(pool.getMetrics())
					.hasValueSatisfying((pooled) -> assertThat(pooled.allocatedSize()).isPositive());
				assertThat(Scrape.of(context).value("r2dbc_pool_allocated_connections", "name", "connectionFactory"))
					.isPositive();
				assertThat(OptionsCapableConnectionFactory.unwrapFrom(pool)).isNotNull();
			});
	}

	@Test
	void doesNotCountWhatThePoolAsksItself() {
		R2dbcApplications.h2().withPropertyValues("spring.r2dbc.pool.validation-query=SELECT 2").run((context) -> {
			query(context.getBean(ConnectionFactory.class));
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none success", 1));
		});
	}

	@Test
	void measuresWithoutAPool() {
		R2dbcApplications.h2().withPropertyValues("spring.r2dbc.pool.enabled=false").run((context) -> {
			ConnectionFactory factory = context.getBean(ConnectionFactory.class);
			query(factory);
			assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none success", 1));
			assertThat(factory).isInstanceOf(OptionsCapableConnectionFactory.class);
		});
	}

	@Test
	void countsOnceWhereBootObservesQueriesToo() {
		R2dbcApplications.h2()
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					R2dbcProxyAutoConfiguration.class, R2dbcObservationAutoConfiguration.class))
			.run((context) -> {
				query(context.getBean(ConnectionFactory.class));
				assertThat(Queries.counts(context)).containsOnly(entry("connectionFactory SELECT _none success", 1));
				assertThat(Scrape.of(context).has("r2dbc_query_seconds_count")).isTrue();
				assertThat(Scrape.of(context).find("db_query_duration_seconds_count"))
					.allSatisfy((sample) -> assertThat(sample.labels()).containsOnlyKeys("datasource", "operation",
							"table", "status"));
			});
	}

	@Test
	void measuresADriverThatIsDeclaredByItsInterface() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.TwoDrivers.class).run((context) -> {
			ConnectionFactory orders = context.getBean("orders", ConnectionFactory.class);
			query(orders);
			query(context.getBean("stock", ConnectionFactory.class));
			query(orders);
			assertThat(Queries.counts(context)).containsOnly(entry("orders SELECT _none success", 2),
					entry("stock SELECT _none success", 1));
			Wrapped<?> wrapped = (Wrapped<?>) orders;
			assertThat(wrapped.unwrap()).isInstanceOf(H2ConnectionFactory.class);
			assertThat(wrapped.unwrap(H2ConnectionFactory.class)).isNotNull();
		});
	}

	@Test
	void unwrapsToTheConnectionOfTheDriver() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.TwoDrivers.class).run((context) -> {
			Connection connection = Mono.from(context.getBean("orders", ConnectionFactory.class).create()).block();
			Wrapped<?> wrapped = (Wrapped<?>) Objects.requireNonNull(connection);
			assertThat(wrapped.unwrap()).isInstanceOf(H2Connection.class);
			assertThat(wrapped.unwrap(Connection.class)).isSameAs(connection);
		});
	}

	@Test
	void unwrapsAPooledConnectionAsFarAsThePoolDoes() {
		R2dbcApplications.h2().run((context) -> {
			Connection connection = Mono.from(context.getBean(ConnectionFactory.class).create()).block();
			Wrapped<?> wrapped = (Wrapped<?>) Objects.requireNonNull(connection);
			assertThat(wrapped.unwrap()).isInstanceOf(H2Connection.class);
			assertThat(wrapped.unwrap(H2Connection.class)).isNotNull();
			assertThat(wrapped.unwrap(String.class)).isNull();
		});
	}

	@Test
	void leavesADriverAloneThatIsDeclaredByItsFinalClass(CapturedOutput output) {
		MonitoredContext.runner(ConnectionFactoryConfigurations.FinalDriver.class).run((context) -> {
			query(context.getBean(H2ConnectionFactory.class));
			assertThat(Queries.counts(context)).isEmpty();
			assertThat(output).contains("connection factory 'driver' are not measured",
					"io.r2dbc.h2.H2ConnectionFactory is final", "Declare the bean as ConnectionFactory",
					"monitored.db.ignored");
		});
	}

	@Test
	void measuresAClassWithPrivateConstructorsThatIsDeclaredAsAConnectionFactory(CapturedOutput output) {
		MonitoredContext.runner()
			.withBean("built", ConnectionFactory.class, ConnectionFactoryConfigurations.Built::build)
			.run((context) -> {
				query(context.getBean(ConnectionFactory.class));
				assertThat(Queries.counts(context)).containsOnly(entry("built SELECT _none success", 1));
			});
		assertThat(output).doesNotContain("measured");
	}

	@Test
	void leavesOutWhatIsIgnored(CapturedOutput output) {
		MonitoredContext
			.runner(ConnectionFactoryConfigurations.TwoDrivers.class, ConnectionFactoryConfigurations.FinalDriver.class)
			.withPropertyValues("monitored.db.ignored=stock,driver")
			.run((context) -> {
				context.getBeansOfType(ConnectionFactory.class).values().forEach(ConnectionFactoryTests::query);
				assertThat(Queries.counts(context)).containsOnly(entry("orders SELECT _none success", 1));
			});
		assertThat(output).doesNotContain("are not measured");
	}

	@Test
	void measuresAPartOfACircle() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.Circle.class)
			.withAllowCircularReferences(true)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				ConnectionFactory factory = context.getBean(ConnectionFactory.class);
				assertThat(context.getBean(ConnectionFactoryConfigurations.Friend.class).factory).isSameAs(factory);
				query(factory);
				assertThat(Queries.counts(context)).containsOnly(entry("circular SELECT _none success", 1));
			});
	}

	@Test
	void endsAtAConnectionFactoryThatUnwrapsToItself() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.SelfWrapped.class).run((context) -> {
			query(context.getBean(ConnectionFactory.class));
			assertThat(Queries.counts(context)).containsOnly(entry("selfWrapped SELECT _none success", 1));
		});
	}

	@Test
	void knowsOfQueriesWithLazyInitialization(CapturedOutput output) {
		MonitoredContext.runner(ConnectionFactoryConfigurations.TwoDrivers.class)
			.withPropertyValues("monitored.slo.definitions.orders.signal=db",
					"monitored.slo.definitions.orders.availability=99%")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				query(context.getBean("orders", ConnectionFactory.class));
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "orders")).isEqualTo(1);
			});
		assertThat(output).doesNotContain("which nothing in this application measures");
	}

	@Test
	void namesQueriesAfterTheInnermostBean() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.Delegating.class).run((context) -> {
			Map<String, ConnectionFactory> factories = context.getBeansOfType(ConnectionFactory.class);
			factories.values().forEach(ConnectionFactoryTests::query);
			assertThat(factories).containsOnlyKeys("driver", "pool", "transactional", "single", "routing");
			assertThat(Queries.counts(context)).containsOnly(entry("driver SELECT _none success", 5));
			assertThat(context).hasSingleBean(ConnectionPool.class);
		});
	}

	@Test
	void measuresWhatARoutingConnectionFactoryCreatesItself() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.Routing.class).run((context) -> {
			query(context.getBean(ConnectionFactory.class));
			assertThat(Queries.counts(context)).containsOnly(entry("routing SELECT _none success", 1));
		});
	}

	@Test
	void opensNoConnectionAtStartUp() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.Counting.class).run((context) -> {
			assertThat(Scrape.of(context).value("db_query_active", "datasource", "counting")).isZero();
			assertThat(context.getBean(AtomicInteger.class)).hasValue(0);
		});
	}

	@Test
	void countsTheEventsOfObjectives() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.TwoDrivers.class)
			.withPropertyValues("monitored.slo.definitions.orders.signal=db",
					"monitored.slo.definitions.orders.match.datasource=orders",
					"monitored.slo.definitions.orders.availability=99%")
			.run((context) -> {
				query(context.getBean("orders", ConnectionFactory.class));
				query(context.getBean("stock", ConnectionFactory.class));
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "orders")).isEqualTo(1);
				assertThat(Scrape.of(context).value("slo_bad_events_total", "slo", "orders")).isZero();
			});
	}

	@Test
	void cancelsOnlyWhatTheCallerCancels() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.Plain.class).run((context) -> {
			PlainFactory factory = context.getBean(PlainFactory.class);
			Connection connection = Objects.requireNonNull(Flux.from(factory.create()).blockLast());
			assertThat(factory.cancelled()).isZero();
			Mono.from(connection.close()).block();
			query(factory);
			assertThat(Queries.counts(context)).containsOnly(entry("plain SELECT _none success", 1));
		});
	}

	@Test
	void isSwitchedOff() {
		R2dbcApplications.h2().withPropertyValues("monitored.db.enabled=false").run((context) -> {
			query(context.getBean(ConnectionFactory.class));
			assertThat(context).doesNotHaveBean(ConnectionFactoryPostProcessor.class);
			assertThat(Scrape.of(context).has("db_query_active")).isFalse();
		});
	}

	@Test
	void needsNoR2dbc() {
		MonitoredContext.runner()
			.withClassLoader(new FilteredClassLoader(ConnectionFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ConnectionFactoryPostProcessor.class));
	}

	@Test
	void needsNeitherAPoolNorAProxy() {
		MonitoredContext.runner(ConnectionFactoryConfigurations.TwoDrivers.class)
			.withClassLoader(new FilteredClassLoader("io.r2dbc.pool", "io.r2dbc.proxy"))
			.run((context) -> {
				query(context.getBean("orders", ConnectionFactory.class));
				assertThat(Queries.counts(context)).containsOnly(entry("orders SELECT _none success", 1));
			});
	}

	private static void query(ConnectionFactory factory) {
		assertThat(Mono
			.usingWhen(factory.create(),
					(connection) -> Flux.from(connection.createStatement("SELECT 1").execute())
						.flatMap((result) -> result.map((row) -> row.get(0, Integer.class)))
						.single(),
					Connection::close)
			.block()).isEqualTo(1);
	}

}
