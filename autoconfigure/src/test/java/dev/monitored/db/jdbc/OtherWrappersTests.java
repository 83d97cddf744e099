package dev.monitored.db.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.p6spy.engine.spy.P6DataSource;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for data sources that other libraries wrap as well.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherWrappersTests {

	private final ApplicationContextRunner application = Queries.application();

	@BeforeEach
	void logAtDebug() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(WrappedDataSources.class.getName(), LogLevel.DEBUG);
	}

	@AfterEach
	void logAsBefore() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(WrappedDataSources.class.getName(), null);
	}

	@Test
	void countsOnceWithDatasourceMicrometer(CapturedOutput output) {
		this.application
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					DataSourceObservationAutoConfiguration.class))
			.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> {
				assertCountedOnce(context.getBean(JdbcTemplate.class));
				assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
				assertThat(Scrape.of(context).has("jdbc_query_seconds_count")).as("theirs works, too").isTrue();
				assertThat(context.getBeanProvider(ObservationRegistry.class).getIfAvailable()).isNotNull();
			});
		assertThat(output).contains("Data source 'dataSource' is also wrapped by another library");
	}

	@Test
	void countsOnceWithDatasourceProxy(CapturedOutput output) {
		this.application.withUserConfiguration(WithDatasourceProxy.class).run((context) -> {
			assertCountedOnce(context.getBean(JdbcTemplate.class));
			assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
		});
		assertThat(output).contains("Data source 'dataSource' is also wrapped by another library");
	}

	@Test
	void countsOnceWithP6spy(CapturedOutput output) {
		this.application.withUserConfiguration(WithP6spy.class).run((context) -> {
			assertCountedOnce(context.getBean(JdbcTemplate.class));
			assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
		});
		assertThat(output).contains("Data source 'dataSource' is also wrapped by another library (com.p6spy.");
	}

	@Test
	void countsOnceWithTheUrlOfP6spy(CapturedOutput output) {
		this.application
			.withPropertyValues("spring.datasource.url=jdbc:p6spy:h2:mem:spied",
					"spring.datasource.driver-class-name=com.p6spy.engine.spy.P6SpyDriver")
			.run((context) -> {
				assertCountedOnce(context.getBean(JdbcTemplate.class));
				assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
			});
		assertThat(output).contains("Data source 'dataSource' is also wrapped by another library (p6spy, by the URL)");
	}

	@Test
	void countsOnceWithAnAdviceOfAnotherPostProcessor() {
		this.application.withUserConfiguration(WithAdvice.class).run((context) -> {
			assertCountedOnce(context.getBean(JdbcTemplate.class));
			assertThat(Queries.counts(context)).containsOnly(entry("dataSource SELECT _none success", 1));
			assertThat(context.getBean(AdvisingPostProcessor.class).advised).as("theirs works, too").isNotEmpty();
		});
	}

	private static void assertCountedOnce(JdbcTemplate jdbc) {
		assertThat(jdbc.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
	}

	@Configuration(proxyBeanMethods = false)
	static class WithDatasourceProxy {

		@Bean
		DataSource dataSource() {
			return ProxyDataSourceBuilder.create(new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:"))
				.buildProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithP6spy {

		@Bean
		DataSource dataSource() {
			return new P6DataSource(new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithAdvice {

		@Bean
		static AdvisingPostProcessor advisingPostProcessor() {
			return new AdvisingPostProcessor();
		}

	}

	@SuppressWarnings("serial")
	static final class AdvisingPostProcessor extends AbstractAdvisingBeanPostProcessor {

		private final List<String> advised = new CopyOnWriteArrayList<>();

		AdvisingPostProcessor() {
			setProxyTargetClass(true);
			this.advisor = new DefaultPointcutAdvisor((MethodInterceptor) (invocation) -> {
				this.advised.add(invocation.getMethod().getName());
				return invocation.proceed();
			});
		}

		@Override
		protected boolean isEligible(Object bean, String beanName) {
			return bean instanceof DataSource;
		}

	}

}
