package dev.monitored.db;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

/**
 * Applications with a database, and what is scraped of its queries.
 */
public final class Queries {

	private Queries() {
	}

	/**
	 * Returns an application with Monitored, and a database as Boot configures it.
	 */
	public static ApplicationContextRunner application(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class));
	}

	/**
	 * Returns how many queries ended, by data source, operation, table and status, those
	 * that never were left out.
	 */
	public static Map<String, Integer> counts(ApplicationContext context) {
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
	 * Returns how many calls made too many equal queries, by operation and table.
	 */
	public static Map<String, Integer> repeated(ApplicationContext context) {
		Map<String, Integer> repeated = new TreeMap<>();
		Scrape.of(context)
			.find("db_repeated_queries_total")
			.forEach((sample) -> repeated.put(
					"%s %s".formatted(sample.labels().get("operation"), sample.labels().get("table")),
					(int) sample.value()));
		return repeated;
	}

	/**
	 * Returns how many queries failed, by operation, table and error.
	 */
	public static Map<String, Integer> errors(ApplicationContext context) {
		Map<String, Integer> errors = new TreeMap<>();
		Scrape.of(context).find("db_query_errors_total").forEach((sample) -> {
			Map<String, String> labels = sample.labels();
			errors.put("%s %s %s".formatted(labels.get("operation"), labels.get("table"), labels.get("error")),
					(int) sample.value());
		});
		return errors;
	}

}
