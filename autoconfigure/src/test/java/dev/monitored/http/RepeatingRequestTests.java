package dev.monitored.http;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.db.Queries;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for requests that make equal queries again and again.
 */
class RepeatingRequestTests {

	@Test
	void countsARequestThatIsNoOperation() {
		application().run((context) -> {
			get(context, "/few", 3);
			assertThat(Queries.repeated(context)).isEmpty();
			get(context, "/many", 2);
			assertThat(Queries.repeated(context)).containsOnly(entry("_none item", 2));
		});
	}

	@Test
	void countsTheOperationInARequest() {
		application().run((context) -> {
			get(context, "/operation", 2);
			assertThat(Queries.repeated(context)).containsOnly(entry("orders.list item", 2));
		});
	}

	@Test
	void countsARequestWhereThereAreSlos() {
		String slo = "monitored.slo.definitions.all.";
		application().withPropertyValues(slo + "signal=http-server", slo + "availability=99%").run((context) -> {
			get(context, "/few", 3);
			get(context, "/many", 2);
			get(context, "/operation", 2);
			assertThat(Queries.repeated(context)).containsOnly(entry("_none item", 2), entry("orders.list item", 2));
		});
	}

	private static void get(ApplicationContext context, String path, int times) {
		Browser browser = new Browser(context);
		IntStream.range(0, times).forEach((time) -> browser.get(path));
		HttpApplications.settled(context);
	}

	private static ApplicationContextRunner application() {
		return HttpApplications.tomcat(Routes.class)
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class));
	}

	/**
	 * Makes few equal queries, and many.
	 */
	@RestController
	static class Routes {

		private final JdbcTemplate jdbc;

		private final Operations operations;

		Routes(JdbcTemplate jdbc, Operations operations) {
			this.jdbc = jdbc;
			this.operations = operations;
			jdbc.execute("CREATE TABLE IF NOT EXISTS item (id INT)");
		}

		@GetMapping("/few")
		String few() {
			return find(10);
		}

		@GetMapping("/many")
		String many() {
			return find(11);
		}

		@GetMapping("/operation")
		String operation() {
			return this.operations.record("orders.list", () -> find(11));
		}

		private String find(int times) {
			IntStream.range(0, times).forEach((id) -> this.jdbc.queryForList("SELECT id FROM item WHERE id = ?", id));
			return "found";
		}

	}

}
