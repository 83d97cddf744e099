package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.GenericBeanDefinition;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import dev.monitored.MonitoredContext;
import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for the kinds of data sources that applications declare.
 */
@ExtendWith(OutputCaptureExtension.class)
class DataSourceBeansTests {

	@Test
	void measuresOtherPoolsByAProxyOfTheirClass() {
		run(DataSourceBeans.OtherPools.class, (context) -> {
			query(context.getBean(org.apache.tomcat.jdbc.pool.DataSource.class));
			query(context.getBean(BasicDataSource.class));
			query(context.getBean(SimpleDriverDataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("tomcat SELECT _none success", 1),
					entry("dbcp SELECT _none success", 1), entry("simple SELECT _none success", 1));
			assertThat(context.getBean(org.apache.tomcat.jdbc.pool.DataSource.class).getPool().getSize()).isPositive();
		});
	}

	@Test
	void measuresAnEmbeddedDatabase() {
		run(DataSourceBeans.Embedded.class, (context) -> {
			query(context.getBean(EmbeddedDatabase.class));
			assertThat(Queries.counts(context)).containsOnly(entry("embedded SELECT _none success", 1));
		});
	}

	@Test
	void countsOnceWhatSeveralDataSourcesHandThrough() {
		run(DataSourceBeans.Delegating.class, (context) -> {
			query(context.getBean("routing", DataSource.class));
			query(context.getBean("lazy", DataSource.class));
			query(context.getBean("aware", DataSource.class));
			query(context.getBean("custom", DataSource.class));
			query(context.getBean("first", DataSource.class));
			query(context.getBean("second", DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("first SELECT _none success", 5),
					entry("second SELECT _none success", 1));
		});
	}

	@Test
	void fetchesNoConnectionEarlierThanALazyDataSourceDoes() {
		run(DataSourceBeans.LazyOverInline.class, (context) -> {
			try (Connection connection = context.getBean("lazy", DataSource.class).getConnection()) {
				connection.setAutoCommit(false);
				connection.commit();
			}
			assertThat(context.getBean(AtomicInteger.class)).hasValue(0);
			query(context.getBean("lazy", DataSource.class));
			assertThat(context.getBean(AtomicInteger.class)).hasValue(1);
			assertThat(Queries.counts(context)).containsOnly(entry("lazy SELECT _none success", 1));
		});
	}

	@Test
	void measuresWhatARoutingDataSourceKeepsToItself() {
		run(DataSourceBeans.RoutingOverInline.class, (context) -> {
			query(context.getBean(AbstractRoutingDataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("routing SELECT _none success", 1));
		});
	}

	@Test
	void givesADataSourceBackTheConnectionThatItKnows() {
		run(DataSourceBeans.Single.class, (context) -> {
			SingleConnectionDataSource single = context.getBean(SingleConnectionDataSource.class);
			Connection connection = single.getConnection();
			assertThat(single.shouldClose(connection)).isFalse();
			assertThat(single.getConnection()).isEqualTo(connection).hasSameHashCodeAs(connection);
		});
	}

	@Test
	void measuresScopedDataSourcesUnderTheirName() {
		run(DataSourceBeans.Scoped.class, (context) -> {
			query(context.getBean("scoped", DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("scoped SELECT _none success", 1));
		});
	}

	@Test
	void saysOfAFinalClassThatItIsNotMeasured(CapturedOutput output) {
		run(DataSourceBeans.Final.class, (context) -> {
			query(context.getBean(JdbcDataSource.class));
			assertThat(Scrape.of(context).has("db_query_duration_seconds_count")).isFalse();
		});
		assertThat(output).containsOnlyOnce(
				"The queries of data source 'last' are not measured, because org.h2.jdbcx.JdbcDataSource is final");
	}

	@Test
	void measuresAFinalClassThatIsDeclaredAsADataSource() {
		run(LayeredDataSources.FinalAsInterface.class, (context) -> {
			query(context.getBean(DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("last SELECT _none success", 1));
		});
	}

	@Test
	void measuresAClassWithPrivateConstructorsThatIsDeclaredAsADataSource(CapturedOutput output) {
		run(LayeredDataSources.BuiltAsInterface.class, (context) -> {
			query(context.getBean(DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("built SELECT _none success", 1));
		});
		assertThat(output).doesNotContain("measured");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			BuiltAsClass,     '. Declare the bean as DataSource'
			BuiltAndAskedFor, ' and the bean ''asker'' asks for it by its class. Let ''asker'' ask for DataSource'
			""")
	void saysOfPrivateConstructorsThatTheyAreNotMeasured(String declared, String rest, CapturedOutput output)
			throws ClassNotFoundException {
		run(Class.forName(LayeredDataSources.class.getName() + "$" + declared), (context) -> {
			assertThat(context).hasNotFailed();
			query(context.getBean(DataSource.class));
			assertThat(Scrape.of(context).has("db_query_duration_seconds_count")).isFalse();
		});
		assertThat(output).containsOnlyOnce(
				"The queries of data source 'built' are not measured, because %s has private constructors only%s, or list it in monitored.db.ignored"
					.formatted(LayeredDataSources.BuiltDataSource.class.getName(), rest));
	}

	@Test
	void countsOnceWhatAPoolGetsFromAnotherDataSource() {
		run(LayeredDataSources.PoolsOverBean.class, (context) -> {
			query(context.getBean("tomcat", DataSource.class));
			query(context.getBean("dbcp", DataSource.class));
			query(context.getBean("hikari", DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("inner SELECT _none success", 3));
		});
	}

	@Test
	void measuresTheReadOnlySideOfALazyDataSource() {
		run(LayeredDataSources.LazyReadOnly.class, (context) -> {
			try (Connection connection = context.getBean("lazy", DataSource.class).getConnection()) {
				connection.setReadOnly(true);
				try (Statement statement = connection.createStatement()) {
					assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
				}
			}
			assertThat(Queries.counts(context)).containsOnly(entry("lazy SELECT _none success", 1));
		});
	}

	@Test
	void saysOfConnectionsOfAClassThatTheyAreNotMeasured(CapturedOutput output) {
		run(LayeredDataSources.ConcreteConnections.class, (context) -> query(context.getBean(DataSource.class)));
		assertThat(output).contains("are not measured").contains("org.h2.jdbc.JdbcConnection");
	}

	@Test
	void measuresADataSourceInACircle() {
		MonitoredContext.runner(LayeredDataSources.Circle.class).withAllowCircularReferences(true).run((context) -> {
			assertThat(context).hasNotFailed();
			query(context.getBean(DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("circular SELECT _none success", 1));
		});
	}

	@Test
	void registersNothingForADataSourceThatHandsThrough() {
		run(DataSourceBeans.Delegating.class,
				(context) -> assertThat(Scrape.of(context).find("db_query_active"))
					.extracting((sample) -> sample.labels().get("datasource"))
					.containsExactlyInAnyOrder("first", "second", "custom"));
	}

	@Test
	void saysOfAFinalMethodThatItIsNotMeasured(CapturedOutput output) {
		run(DataSourceBeans.FinalMethod.class, (context) -> query(context.getBean(DataSource.class)));
		assertThat(output).contains("because the method ping of").contains("is final");
	}

	@Test
	void saysOfAPublicFieldThatItIsNotMeasured(CapturedOutput output) {
		run(LayeredDataSources.PublicField.class,
				(context) -> assertThat(context.getBean(LayeredDataSources.OpenDataSource.class).region)
					.isEqualTo("north"));
		assertThat(output).contains("because the field region of").contains("is public");
	}

	@Test
	void measuresAClassOfTheApplication() {
		run(DataSourceBeans.OfTheApplication.class, (context) -> {
			query(context.getBean(DataSourceBeans.Counting.class));
			assertThat(Queries.counts(context)).containsOnly(entry("own SELECT _none success", 1));
		});
	}

	@Test
	void measuresInnerBeansWithoutTheirMadeUpName() {
		MonitoredContext.runner().withInitializer((context) -> {
			GenericBeanDefinition outer = new GenericBeanDefinition();
			outer.setBeanClass(DataSourceBeans.CustomDelegate.class);
			GenericBeanDefinition inner = new GenericBeanDefinition();
			inner.setBeanClass(HikariDataSource.class);
			inner.getPropertyValues().add("jdbcUrl", "jdbc:h2:mem:");
			outer.getConstructorArgumentValues().addGenericArgumentValue(inner);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("outer", outer);
		}).run((context) -> {
			query(context.getBean("outer", DataSource.class));
			assertThat(Queries.counts(context)).containsOnly(entry("_unknown SELECT _none success", 1));
		});
	}

	@Test
	void needsNeitherHikariNorSpringJdbc() {
		MonitoredContext.runner(DataSourceBeans.OfTheApplication.class)
			.withClassLoader(new FilteredClassLoader("com.zaxxer.hikari", "org.springframework.jdbc"))
			.run((context) -> {
				query(context.getBean(DataSource.class));
				assertThat(Queries.counts(context)).containsOnly(entry("own SELECT _none success", 1));
			});
	}

	@Test
	void saysOfObjectivesThatThereIsNoDataSource(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.db.signal=db",
					"monitored.slo.definitions.db.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("is about db calls, which nothing in this application measures");
	}

	private static void run(Class<?> configuration, ContextConsumer<AssertableApplicationContext> test) {
		MonitoredContext.runner(configuration).run(test);
	}

	private static void query(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
		}
	}

}
