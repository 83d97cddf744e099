package dev.monitored.db.r2dbc;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.Scrape;

/**
 * Applications with a database that is reached through R2DBC, and what is scraped of its
 * queries.
 */
final class R2dbcApplications {

	private R2dbcApplications() {
	}

	/**
	 * Returns an application with Monitored, and H2 in memory as Boot configures it.
	 */
	static ApplicationContextRunner h2(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withPropertyValues("spring.r2dbc.generate-unique-name=true")
			.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class,
					R2dbcInitializationAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class,
					DataR2dbcAutoConfiguration.class, TransactionAutoConfiguration.class));
	}

	/**
	 * Returns how many queries ended, by data source, operation, table and status, those
	 * that never were left out.
	 */
	static Map<String, Integer> counts(ApplicationContext context) {
		Map<String, Integer> counts = new TreeMap<>();
		Scrape.of(context).find("db_query_duration_seconds_count").forEach((sample) -> {
			Map<String, String> labels = sample.labels();
			if (sample.value() > 0) {
				counts.put("%s %s %s %s".formatted(labels.get("datasource"), labels.get("operation"),
						labels.get("table"), labels.get("status")), (int) sample.value());
			}
		});
		return counts;
	}

	/**
	 * Returns how many queries failed, by operation, table and error.
	 */
	static Map<String, Integer> errors(ApplicationContext context) {
		Map<String, Integer> errors = new TreeMap<>();
		Scrape.of(context).find("db_query_errors_total").forEach((sample) -> {
			Map<String, String> labels = sample.labels();
			errors.put("%s %s %s".formatted(labels.get("operation"), labels.get("table"), labels.get("error")),
					(int) sample.value());
		});
		return errors;
	}

}
