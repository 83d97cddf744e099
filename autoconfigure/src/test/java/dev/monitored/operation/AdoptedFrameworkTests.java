package dev.monitored.operation;

import java.util.Optional;

import io.micrometer.core.annotation.Timed;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for adopted annotations on what frameworks implement or call: repositories and
 * controllers.
 */
class AdoptedFrameworkTests {

	@Test
	void leavesTheTimerThatBootNamesAfterARepository() {
		MonitoredContext.runner(Repositories.class)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					TransactionAutoConfiguration.class, DataJdbcRepositoriesAutoConfiguration.class,
					DataRepositoryMetricsAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:adopted", "monitored.operation.adopt=timed")
			.run((context) -> {
				context.getBean(JdbcTemplate.class).execute("create table item (id int primary key, name varchar(20))");
				ItemRepository repository = context.getBean(ItemRepository.class);
				assertThat(repository.findByName("x")).isEmpty();
				assertThat(repository.count()).isZero();
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("items_seconds_count", "method", "findByName")).isEqualTo(1);
				assertThat(scrape.value("items_seconds_count", "method", "count")).isEqualTo(1);
				assertThat(scrape.calls("items.findByName", "success")).isEqualTo(1);
				assertThat(scrape.calls("items.count", "success")).isEqualTo(1);
			});
	}

	@Test
	void leavesTheTimerOfRequests() {
		new WebApplicationContextRunner().withUserConfiguration(Items.class)
			.withConfiguration(MonitoredContext.configuration())
			.withConfiguration(
					AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
							WebMvcObservationAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues("monitored.operation.adopt=timed")
			.run((context) -> {
				assertThat(MockMvcTester.from(context).get().uri("/items")).hasStatusOk();
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.calls("items.list", "success")).isEqualTo(1);
				assertThat(scrape.has("items_list_seconds_count")).isFalse();
			});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableJdbcRepositories(considerNestedRepositories = true, basePackageClasses = AdoptedFrameworkTests.class)
	static class Repositories {

	}

	/**
	 * A repository that Spring Data implements and Boot times.
	 */
	@Timed("items")
	interface ItemRepository extends CrudRepository<Item, Integer> {

		Optional<Item> findByName(String name);

	}

	@Table("ITEM")
	record Item(@Id int id, String name) {

	}

	/**
	 * A controller that Spring MVC calls.
	 */
	@RestController
	public static class Items {

		@Timed("items.list")
		@GetMapping("/items")
		public String list() {
			return "items";
		}

	}

}
