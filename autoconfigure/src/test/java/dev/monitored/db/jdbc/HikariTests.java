package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for pools of HikariCP.
 */
class HikariTests {

	private final ApplicationContextRunner application = Queries.application()
		.withConfiguration(AutoConfigurations.of(DataSourcePoolMetricsAutoConfiguration.class));

	@Test
	void keepsTheClassOfThePool() {
		this.application.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
			assertThat(AopUtils.getTargetClass(pool)).isEqualTo(HikariDataSource.class);
		});
	}

	@Test
	void isBoundAgainAsThePoolItself() {
		assertThat(boundProperties(true)).contains("maximumPoolSize=10").isEqualTo(boundProperties(false));
	}

	private String boundProperties(boolean measured) {
		StringBuilder properties = new StringBuilder();
		this.application
			.withPropertyValues("monitored.db.enabled=" + measured, "spring.datasource.url=jdbc:h2:mem:bound",
					"spring.datasource.hikari.maximum-pool-size=10")
			.run((context) -> {
				ConfigurationPropertiesReportEndpoint endpoint = new ConfigurationPropertiesReportEndpoint(List.of(),
						Show.ALWAYS);
				endpoint.setApplicationContext(context.getSourceApplicationContext());
				endpoint.configurationPropertiesWithPrefix("spring.datasource.hikari")
					.getContexts()
					.values()
					.forEach((found) -> found.getBeans()
						.values()
						.forEach((bean) -> properties.append(new TreeMap<>(bean.getProperties()))));
				TestPropertyValues.of("spring.datasource.hikari.connection-timeout=4321")
					.applyTo(context.getSourceApplicationContext());
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				context.getAutowireCapableBeanFactory().initializeBean(pool, "dataSource");
				properties.append(pool.getConnectionTimeout());
			});
		return properties.toString();
	}

	@Test
	void leavesCopiesOfAPoolTheirOwnDatabase() {
		this.application.withUserConfiguration(Template.class).run((context) -> {
			HikariConfig config = new HikariConfig();
			context.getBean(HikariDataSource.class).copyStateTo(config);
			config.setJdbcUrl("jdbc:h2:mem:tenant");
			try (HikariDataSource tenant = new HikariDataSource(config);
					Connection connection = tenant.getConnection()) {
				assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:mem:tenant");
			}
		});
	}

	@Test
	void failsAsThePoolDoesIfThereIsNoDriver() {
		this.application
			.withPropertyValues("spring.datasource.url=jdbc:none:such",
					"spring.datasource.driver-class-name=org.h2.Driver",
					"spring.datasource.hikari.initialization-fail-timeout=-1")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThatExceptionOfType(RuntimeException.class).isThrownBy(pool::getConnection)
					.withMessageContaining("jdbc:none:such");
			});
	}

	@Test
	void givesBackToThePoolWhatItEvicts() {
		this.application.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			try (Connection connection = pool.getConnection()) {
				assertThatNoException().isThrownBy(() -> pool.evictConnection(connection));
			}
		});
	}

	@Test
	void opensNoConnectionAtStartUp() {
		this.application.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/none")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(HikariDataSource.class).isRunning()).isFalse();
			});
	}

	@Test
	void keepsBootsMetricsOfThePool() {
		assertThat(metricsOfThePool(true)).contains("hikaricp_connections_max 10.0", "jdbc_connections_max 10.0")
			.isEqualTo(metricsOfThePool(false));
	}

	private Set<String> metricsOfThePool(boolean measured) {
		Set<String> metrics = new TreeSet<>();
		this.application
			.withPropertyValues("monitored.db.enabled=" + measured, "spring.datasource.hikari.minimum-idle=0")
			.run((context) -> {
				assertThat(query(context)).isEqualTo(1);
				Scrape.of(context)
					.samples()
					.stream()
					.filter((sample) -> sample.name().startsWith("hikaricp_") || sample.name().startsWith("jdbc_"))
					.filter((sample) -> !sample.name().contains("_seconds"))
					.forEach((sample) -> metrics.add(sample.name() + " " + sample.value()));
			});
		return metrics;
	}

	@Test
	void measuresAPoolThatHasStartedByAProxyOfItsClass() {
		this.application.withUserConfiguration(Started.class).run((context) -> {
			assertThat(query(context)).isEqualTo(1);
			assertThat(context.getBean(HikariDataSource.class).isRunning()).isTrue();
			assertThat(Queries.counts(context)).containsOnly(entry("started SELECT _none success", 1));
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("hikaricp_connections_max")).isEqualTo(3);
			assertThat(scrape.value("jdbc_connections_active", "name", "started")).isZero();
		});
	}

	@Test
	void measuresAPoolOverADataSourceClass() {
		this.application.withUserConfiguration(OverClassName.class).run((context) -> {
			assertThat(query(context)).isEqualTo(1);
			assertThat(Queries.counts(context)).containsOnly(entry("byClass SELECT _none success", 1));
			assertThat(new HikariDataSourcePoolMetadata(context.getBean(HikariDataSource.class)).getIdle())
				.isEqualTo(1);
		});
	}

	@Test
	void measuresAPoolOverADataSource() {
		this.application.withUserConfiguration(OverDataSource.class).run((context) -> {
			assertThat(query(context)).isEqualTo(1);
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.unwrap(JdbcDataSource.class)).isExactlyInstanceOf(JdbcDataSource.class);
			assertThat(Queries.counts(context)).containsOnly(entry("over SELECT _none success", 1));
		});
	}

	@Test
	void doesNotCountWhatThePoolAsksForItself() {
		this.application
			.withPropertyValues("spring.datasource.hikari.connection-test-query=SELECT 1",
					"spring.datasource.hikari.connection-init-sql=SET LOCK_TIMEOUT 100")
			.run((context) -> {
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
				assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
			});
	}

	@Test
	void doesNotMeasureOneThatIsIgnored() {
		this.application.withPropertyValues("monitored.db.ignored=dataSource").run((context) -> {
			assertThat(query(context)).isEqualTo(1);
			assertThat(Scrape.of(context).has("db_query_duration_seconds_count")).isFalse();
		});
	}

	@Test
	void measuresNothingWhenItIsSwitchedOff() {
		this.application.withPropertyValues("monitored.db.enabled=false").run((context) -> {
			assertThat(query(context)).isEqualTo(1);
			assertThat(Scrape.of(context).has("db_query_duration_seconds_count")).isFalse();
		});
	}

	private static int query(ApplicationContext context) {
		Integer result = context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class);
		return (result != null) ? result : 0;
	}

	@Configuration(proxyBeanMethods = false)
	static class Template {

		@Bean
		HikariDataSource template() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:template");
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Started {

		@Bean
		HikariDataSource started() {
			HikariConfig config = new HikariConfig();
			config.setJdbcUrl("jdbc:h2:mem:started");
			config.setMaximumPoolSize(3);
			return new HikariDataSource(config);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OverClassName {

		@Bean
		HikariDataSource byClass() {
			HikariDataSource pool = new HikariDataSource();
			pool.setDataSourceClassName(JdbcDataSource.class.getName());
			pool.addDataSourceProperty("url", "jdbc:h2:mem:byClass");
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OverDataSource {

		@Bean
		DataSource over() {
			JdbcDataSource source = new JdbcDataSource();
			source.setUrl("jdbc:h2:mem:over");
			HikariDataSource pool = new HikariDataSource();
			pool.setDataSource(source);
			return pool;
		}

	}

}
