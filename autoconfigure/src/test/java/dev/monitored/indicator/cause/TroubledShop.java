package dev.monitored.indicator.cause;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

/**
 * A shop in which anything can take long or fail. Its time passes at once.
 */
public final class TroubledShop {

	private final ApplicationContext context;

	private final JdbcTemplate jdbc;

	private TroubledShop(ApplicationContext context) {
		this.context = context;
		this.jdbc = context.getBean(JdbcTemplate.class);
		this.jdbc.execute("CREATE ALIAS IF NOT EXISTS PASS FOR \"%s.pass\"".formatted(TroubledShop.class.getName()));
		for (String table : new String[] { "orders", "items", "stock" }) {
			this.jdbc.execute("CREATE TABLE IF NOT EXISTS %s (id INT)".formatted(table));
			this.jdbc.update("MERGE INTO %s KEY (id) VALUES (1)".formatted(table));
		}
	}

	/**
	 * Runs a shop whose checkout has to succeed within an hour.
	 */
	static void in(Scenario scenario, String... properties) {
		run(Queries.application(Shop.class).withPropertyValues(properties), scenario);
	}

	static void in(Scenario scenario, Class<?> configuration) {
		run(Queries.application(Shop.class, configuration), scenario);
	}

	private static void run(ApplicationContextRunner application, Scenario scenario) {
		application.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.generate-unique-name=true")
			.run((context) -> scenario.run(new TroubledShop(context)));
	}

	/**
	 * Lets minutes pass. The database calls it as well.
	 */
	public static int pass(int minutes) {
		LeapingTime.pass(Duration.ofMinutes(minutes));
		return minutes;
	}

	ApplicationContext context() {
		return this.context;
	}

	/**
	 * Calls the operation that has objectives.
	 */
	<T> T checkoutFor(Callable<T> script) throws Exception {
		return this.context.getBean(Checkout.class).run(script);
	}

	void checkout(Script script) throws Exception {
		checkoutFor(script.asCallable());
	}

	/**
	 * Calls an operation that has none.
	 */
	void pricing(Script script) throws Exception {
		this.context.getBean(Pricing.class).run(script.asCallable());
	}

	void query(String table, int minutes) {
		this.jdbc.queryForList("SELECT PASS(%d) FROM %s".formatted(minutes, table));
	}

	void brokenQuery(String table) {
		this.jdbc.queryForList("SELECT nothing FROM " + table);
	}

	String http(String host, int minutes) {
		return http(host, minutes, HttpStatus.OK);
	}

	String http(String host, int minutes, HttpStatus status) {
		RestClient client = RestClient.builder()
			.observationRegistry(this.context.getBean(ObservationRegistry.class))
			.requestFactory((uri, method) -> request(uri, method, minutes, status))
			.build();
		return String.valueOf(client.get().uri("http://%s/accounts".formatted(host)).retrieve().body(String.class));
	}

	/**
	 * Returns the bad events of an objective of the checkout by cause and resource.
	 */
	Map<String, Double> causes(String sli) {
		return byCause("slo_bad_events_by_cause_total", "sli", sli);
	}

	/**
	 * Returns the whole minutes of good or bad calls of the checkout by cause and
	 * resource.
	 */
	Map<String, Long> minutes(String result) {
		Map<String, Long> minutes = new TreeMap<>();
		byCause("slo_call_seconds_by_cause_total", "result", result)
			.forEach((cause, value) -> minutes.put(cause, Math.round(value / 60)));
		minutes.values().removeIf((value) -> value == 0);
		return minutes;
	}

	private Map<String, Double> byCause(String meter, String label, String value) {
		Map<String, Double> found = new TreeMap<>();
		Scrape.of(this.context).find(meter, "slo", "checkout", label, value).forEach((sample) -> {
			if (sample.value() > 0) {
				found.put(sample.labels().get("cause") + " " + sample.labels().get("resource"), sample.value());
			}
		});
		return found;
	}

	private static ClientHttpRequest request(URI uri, HttpMethod method, int minutes, HttpStatus status) {
		return new MockClientHttpRequest(method, uri) {

			@Override
			protected ClientHttpResponse executeInternal() throws IOException {
				pass(minutes);
				if (status == HttpStatus.REQUEST_TIMEOUT) {
					throw new SocketTimeoutException("Read timed out");
				}
				return new MockClientHttpResponse(new byte[0], status);
			}

		};
	}

	/**
	 * What happens in a shop.
	 */
	@FunctionalInterface
	interface Scenario {

		void run(TroubledShop trouble) throws Exception;

	}

	/**
	 * What a call does.
	 */
	@FunctionalInterface
	interface Script {

		void run() throws Exception;

		default Callable<Object> asCallable() {
			return () -> {
				run();
				return "";
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Checkout checkout() {
			return new Checkout();
		}

		@Bean
		Pricing pricing() {
			return new Pricing();
		}

	}

	static class Checkout {

		@Monitored(value = "checkout", availability = "99%", latency = "p95 < 60m")
		<T> T run(Callable<T> script) throws Exception {
			return script.call();
		}

	}

	static class Pricing {

		@Monitored("pricing")
		Object run(Callable<Object> script) throws Exception {
			return script.call();
		}

	}

}
