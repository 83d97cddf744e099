package dev.monitored.db.r2dbc.connection;

import java.util.Map;
import java.util.TreeMap;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;

import dev.monitored.MonitoredContext;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.test.scrape.Scrape;

/**
 * Queries through a {@link ScriptedDriver}, and what is scraped of them.
 */
final class ScriptedQueries {

	private ScriptedQueries() {
	}

	static Flux<Result> execute(Connection connection) {
		return Flux.from(connection.createStatement("DELETE FROM orders").execute());
	}

	static Map<String, Integer> counts(ApplicationContext context) {
		Map<String, Integer> counts = new TreeMap<>();
		Scrape.of(context).find("db_query_duration_seconds_count").forEach((sample) -> {
			if (sample.value() > 0 && !"TX".equals(sample.labels().get("operation"))) {
				counts.merge(String.valueOf(sample.labels().get("status")), (int) sample.value(), Integer::sum);
			}
		});
		return counts;
	}

	static double active(ApplicationContext context) {
		return Scrape.of(context).value("db_query_active", "datasource", "orders");
	}

	static double seconds(ApplicationContext context, String status) {
		return Scrape.of(context).value("db_query_duration_seconds_sum", "operation", "DELETE", "status", status);
	}

	static void with(Connection driver, Use use) {
		MonitoredContext.runner().run((context) -> {
			DataSourceRecorder recorder = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			use.use(new R2dbcMeasurement(recorder).measure(driver), context);
		});
	}

	/**
	 * What is done with a connection.
	 */
	interface Use {

		void use(Connection connection, ApplicationContext context);

	}

}
