package dev.monitored.db.r2dbc;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.monitored.LeapingTime;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What operations are put down to that query a database through R2DBC.
 */
public class R2dbcCauseTests {

	private static final ApplicationContextRunner runner = R2dbcApplications.h2()
		.withPropertyValues("monitored.operation.overrides[0].name=checkout",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=99%",
				"monitored.operation.overrides[0].latency=p95 < 60m");

	@Test
	void slowQuery() {
		runner.run((context) -> {
			DatabaseClient client = client(context);
			checkout(context,
					client.sql("SELECT PASS(70) FROM orders")
						.fetch()
						.first()
						.flatMap((row) -> Mono.fromCallable(() -> pass(20))))
				.block();
			assertThat(found(context, "slo_bad_events_by_cause_total")).isEqualTo(Map.of("db orders", 1.0));
			assertThat(found(context, "slo_call_seconds_by_cause_total").get("db orders"))
				.isGreaterThanOrEqualTo(70 * 60);
		});
	}

	@Test
	void brokenQuery() {
		runner.run((context) -> {
			Mono<?> broken = checkout(context, client(context).sql("SELECT nothing FROM orders").fetch().first());
			assertThatException().isThrownBy(broken::block);
			assertThat(found(context, "slo_bad_events_by_cause_total")).isEqualTo(Map.of("db orders", 1.0));
		});
	}

	@Test
	void lateConnection() {
		runner.withBean("late", LateConnections.class, LateConnections::new).run((context) -> {
			checkout(context, context.getBean(DatabaseClient.class).sql("SELECT 1").fetch().first()).block();
			assertThat(found(context, "slo_bad_events_by_cause_total"))
				.isEqualTo(Map.of("pool connectionFactory", 1.0));
		});
	}

	@Test
	void excludedQuery() {
		String slo = "monitored.slo.definitions.queries.";
		runner.withPropertyValues(slo + "signal=db", slo + "availability=99%", slo + "match.table=orders")
			.run((context) -> {
				Mono<?> query = client(context).sql("SELECT * FROM orders").fetch().first();
				double before = Scrape.of(context).value("slo_events_total", "slo", "queries");
				context.getBean(Operations.class)
					.excluded(() -> Mono.just("first").publishOn(Schedulers.parallel()).then(query))
					.block();
				query.block();
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "queries") - before).isEqualTo(1);
				assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "queries")).isEqualTo(1);
			});
	}

	@Test
	void excludedQueryOfACallThatCounts() {
		runner.run((context) -> {
			Mono<?> query = client(context).sql("SELECT PASS(70) FROM orders").fetch().first();
			checkout(context, context.getBean(Operations.class).excluded(() -> query)).block();
			assertThat(found(context, "slo_bad_events_by_cause_total")).isEqualTo(Map.of("db orders", 1.0));
			assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "checkout")).isZero();
		});
	}

	@Test
	void excludedCallOfAQuery() {
		runner.run((context) -> {
			Mono<?> query = client(context).sql("SELECT PASS(70) FROM orders").fetch().first();
			context.getBean(Operations.class).excluded(() -> checkout(context, query)).block();
			assertThat(found(context, "slo_bad_events_by_cause_total")).isEmpty();
			assertThat(found(context, "slo_call_seconds_by_cause_total")).isEmpty();
			assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "checkout")).isEqualTo(1);
		});
	}

	/**
	 * Lets minutes pass. The database calls it as well.
	 */
	public static int pass(int minutes) {
		LeapingTime.pass(Duration.ofMinutes(minutes));
		return minutes;
	}

	private static DatabaseClient client(ApplicationContext context) {
		DatabaseClient client = context.getBean(DatabaseClient.class);
		for (String sql : new String[] { "CREATE ALIAS PASS FOR \"%s.pass\"".formatted(R2dbcCauseTests.class.getName()),
				"CREATE TABLE orders (id INT)", "INSERT INTO orders VALUES (1)" }) {
			client.sql(sql).fetch().rowsUpdated().block();
		}
		return client;
	}

	private static <T> Mono<T> checkout(ApplicationContext context, Mono<T> call) {
		return context.getBean(Operations.class).record("checkout", () -> call);
	}

	private static Map<String, Double> found(ApplicationContext context, String meter) {
		Map<String, Double> found = new TreeMap<>();
		Scrape.of(context)
			.find(meter, "slo", "checkout")
			.stream()
			.filter((sample) -> sample.value() > 0 && !"good".equals(sample.labels().get("result")))
			.forEach((sample) -> found.put(sample.labels().get("cause") + " " + sample.labels().get("resource"),
					sample.value()));
		return found;
	}

	/**
	 * Lets a connection factory be as slow as a pool without connections.
	 */
	static class LateConnections implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof ConnectionFactory factory) ? late(factory) : bean;
		}

		private static ConnectionFactory late(ConnectionFactory factory) {
			return new ConnectionFactory() {

				@Override
				public Publisher<? extends Connection> create() {
					return Mono.fromCallable(() -> pass(70)).then(Mono.from(factory.create()));
				}

				@Override
				public ConnectionFactoryMetadata getMetadata() {
					return factory.getMetadata();
				}

			};
		}

	}

}
