package dev.monitored.operation;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code monitored.operation.pointcuts}.
 */
class OperationPointcutTests {

	private static final String PACKAGE = "dev.monitored.operation";

	@Test
	void makesMethodsOperationsWithoutAnnotation() {
		MonitoredContext.runner(PlainService.class).with(MonitoredContext.yaml("""
				monitored:
				  operation:
				    pointcuts:
				      - expression: execution(public * dev.monitored.operation..PlainService.*(..))
				        latency: "p95 < 123ms"
				        buckets: slow
				    overrides:
				      - name: PlainService.second
				        latency: "p95 < 321ms"
				""")).run((context) -> {
			PlainService service = context.getBean(PlainService.class);
			service.first();
			service.second();
			service.notPublic();
			assertThat(service.toString()).isEqualTo("plain");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("PlainService.first", "success")).isEqualTo(1);
			assertThat(scrape.boundaries("PlainService.first")).contains("0.123", "120.0").doesNotContain("0.001");
			assertThat(scrape.boundaries("PlainService.second")).contains("0.321").doesNotContain("0.123");
			assertThat(scrape.values("operation_active", "operation")).containsExactly("PlainService.first",
					"PlainService.second", "annotated");
		});
	}

	@Test
	void prefixesNames() {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues(
					"monitored.operation.pointcuts[0].expression=execution(* " + PACKAGE + "..PlainService.first())",
					"monitored.operation.pointcuts[0].operation=plain")
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("annotated", "plain.first"));
	}

	@Test
	void measuresRepositoriesOfSpringData() {
		MonitoredContext.runner(Repositories.class)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					TransactionAutoConfiguration.class, DataJdbcRepositoriesAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:pointcuts",
					"monitored.operation.pointcuts[0].expression=execution(public * " + PACKAGE
							+ "..*Repository.*(..))")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(JdbcTemplate.class).execute("create table item (id int primary key, name varchar(20))");
				ItemRepository repository = context.getBean(ItemRepository.class);
				assertThat(repository.findById(1)).isEmpty();
				assertThat(repository.findByName("x")).isEmpty();
				assertThat(repository.count()).isZero();
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.calls("ItemRepository.findByName", "success")).isEqualTo(1);
				assertThat(scrape.calls("ItemRepository.findById", "success")).isEqualTo(1);
				assertThat(scrape.calls("ItemRepository.count", "success")).isEqualTo(1);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "execution(nonsense | Pointcut is not well-formed",
			"args(java.lang.String) | it depends on the bean or on values of the call",
			"bean(orders) | it depends on the bean or on values of the call", "' ' | the expression is missing" })
	void refusesExpressionsThatSelectNoMethods(String expression, String problem) {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=" + expression)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.operation.pointcuts[0].expression", problem,
					"Write an AspectJ expression that selects methods"));
	}

	@Test
	void explainsAnAttributeOfAPointcut() {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=execution(* *.first())",
					"monitored.operation.pointcuts[0].apdex=95 @ 1s")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.pointcuts[0].apdex", "must be above 0 and below 1"));
	}

	public static class PlainService {

		public void first() {
		}

		public void second() {
		}

		@Monitored("annotated")
		public void third() {
		}

		void notPublic() {
		}

		@Override
		public String toString() {
			return "plain";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJdbcRepositories(considerNestedRepositories = true)
	static class Repositories {

	}

	/**
	 * A repository that Spring Data implements.
	 */
	interface ItemRepository extends CrudRepository<Item, Integer> {

		Optional<Item> findByName(String name);

	}

	@Table("ITEM")
	record Item(@Id int id, String name) {

	}

}
