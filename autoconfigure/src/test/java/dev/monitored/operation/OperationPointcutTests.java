package dev.monitored.operation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import dev.monitored.test.scrape.Scrape;

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
	@ValueSource(strings = { "@annotation(dev.monitored.operation.OperationPointcutTests.Marked)",
			"@annotation(dev.monitored.operation.OperationPointcutTests$Marked)",
			"execution(* dev.monitored..*(..)) && @annotation(dev.monitored.operation.OperationPointcutTests.Marked)",
			"@annotation(java.lang.Deprecated) or @annotation( dev.monitored.operation.OperationPointcutTests.Marked )",
			"execution(@dev.monitored.operation.OperationPointcutTests.Marked * *(..))",
			"execution(* dev.monitored..args(int)) || @annotation(dev.monitored.operation.OperationPointcutTests.Marked)" })
	void selectsMethodsByTheirAnnotation(String expression) {
		assertThat(operations(expression)).containsExactly("MarkedService.marked", "annotated");
	}

	@ParameterizedTest
	@ValueSource(strings = { "@within(dev.monitored.operation.OperationPointcutTests.Marked)",
			"within(@dev.monitored.operation.OperationPointcutTests.Marked *)",
			"(@within(dev.monitored.operation.OperationPointcutTests.Marked)) and not execution(* nothing())" })
	void selectsMethodsByTheAnnotationOfTheirClass(String expression) {
		assertThat(operations(expression)).containsExactly("MarkedClass.first", "MarkedClass.second", "annotated");
	}

	private static List<String> operations(String expression) {
		List<String> names = new ArrayList<>();
		MonitoredContext.runner(PlainService.class, MarkedService.class, MarkedClass.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=" + expression)
			.run((context) -> names.addAll(Scrape.of(context).values("operation_active", "operation")));
		return names;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"execution(nonsense | Pointcut is not well-formed | Write an AspectJ expression that selects methods",
			"args(java.lang.String) | 'args' depends on the bean or on values of the call | Write an AspectJ expression",
			"bean(orders) | 'bean' depends on the bean or on values of the call | Write an AspectJ expression",
			"execution(* *(..)) && @target(java.lang.Deprecated) | '@target' depends on the bean or on values of the call | Write an AspectJ expression",
			"!(this(java.lang.String)) | 'this' depends on the bean or on values of the call | Write an AspectJ expression",
			"~ ~ | the expression is missing | Write an AspectJ expression that selects methods",
			"call(* *(..)) | Spring AOP sees executions of methods alone and has no 'call' | Write execution(..), within(..), @annotation(..) or @within(..)",
			"execution(* *(..)) && cflow(execution(* a())) | Spring AOP sees executions of methods alone and has no 'cflow' | Write execution(..)",
			"get(* *) | Spring AOP sees executions of methods alone and has no 'get' | Write execution(..)",
			"set(* *) | Spring AOP sees executions of methods alone and has no 'set' | Write execution(..)",
			"if(true) | Spring AOP sees executions of methods alone and has no 'if' | Write execution(..)",
			"if() | Spring AOP sees executions of methods alone and has no 'if' | Write execution(..)",
			"handler(java.lang.Exception) | Spring AOP sees executions of methods alone and has no 'handler' | Write execution(..)",
			"initialization(*.new(..)) | Spring AOP sees executions of methods alone and has no 'initialization' | Write execution(..)",
			"adviceexecution() | Spring AOP sees executions of methods alone and has no 'adviceexecution' | Write execution(..)",
			"@withincode(java.lang.Deprecated) | Spring AOP sees executions of methods alone and has no '@withincode' | Write execution(..)",
			"orders() | there is no pointcut 'orders' | Write execution(..)",
			"@annotation(Marked) | there is no annotation 'Marked' | Write the full name of the class, such as @annotation(com.acme.shop.Marked).",
			"@within(com.acme.Nothing) | there is no annotation 'com.acme.Nothing' | Write the full name of the class",
			"execution(@Marked * *(..)) | there is no class 'Marked' | Write the full name of the class" })
	void refusesExpressionsThatSelectNoMethods(String expression, String problem, String remedy) {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=" + expression)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.pointcuts[0].expression", problem, remedy));
	}

	@Test
	void explainsAnAttributeOfAPointcut() {
		MonitoredContext.runner(PlainService.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=execution(* *.first())",
					"monitored.operation.pointcuts[0].apdex=95 @ 1s")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.pointcuts[0].apdex", "must be above 0 and below 1"));
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Marked {

	}

	public static class MarkedService {

		@Marked
		public void marked() {
		}

		public void args() {
		}

	}

	@Marked
	public static class MarkedClass {

		public void first() {
		}

		public void second() {
		}

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
