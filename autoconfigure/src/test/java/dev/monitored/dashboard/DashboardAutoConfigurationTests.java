package dev.monitored.dashboard;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.dashboard.data.DashboardData;
import dev.monitored.dashboard.data.LastBrokenCalls;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DashboardAutoConfiguration}.
 */
class DashboardAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=dashboard";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(MonitoredContext.configuration());

	@Test
	void createsNothingByDefault() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(DashboardEndpoint.class)
				.doesNotHaveBean(DashboardData.class)
				.doesNotHaveBean(LastBrokenCalls.class);
			assertThat(threads()).doesNotContain("monitored-dashboard");
		});
	}

	@Test
	void hasAThreadOfItsOwnUntilTheContextCloses() {
		this.runner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(context).hasSingleBean(DashboardEndpoint.class);
			assertThat(threads()).contains("monitored-dashboard");
		});
		Patience.await("the thread ends", () -> !threads().contains("monitored-dashboard"));
	}

	@Test
	void samplesFromTheStartWhereBeansAreLazy() {
		this.runner.withPropertyValues(EXPOSED)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(threads()).contains("monitored-dashboard"));
	}

	@Test
	void isNotThereWhereItIsExposedElsewhereOrNotAtAll() {
		this.runner.withPropertyValues("management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DashboardData.class));
		MonitoredContext.runner()
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DashboardData.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored.dashboard.enabled=false", "monitored.slo.enabled=false",
			"management.endpoint.dashboard.access=NONE" })
	void canBeTurnedOff(String property) {
		this.runner.withPropertyValues(EXPOSED, property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DashboardEndpoint.class)
				.doesNotHaveBean(DashboardData.class));
	}

	@Test
	void backsOffToAnotherEndpoint() {
		this.runner.withPropertyValues(EXPOSED)
			.withUserConfiguration(OwnDashboard.class)
			.run((context) -> assertThat(context).doesNotHaveBean(DashboardEndpoint.class)
				.doesNotHaveBean(DashboardData.class)
				.hasBean("monitoredDashboardEndpoint"));
	}

	@Test
	void isNotThereWithoutActuator() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DashboardData.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "grafana.example.com", "ftp://grafana.example.com", "https://" })
	void refusesAUrlThatIsNoPage(String url) {
		this.runner.withPropertyValues(EXPOSED, "monitored.dashboard.grafana-url=" + url)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"monitored.dashboard.grafana-url", url, "whose URL begins with http:// or https://",
					"Write for example https://grafana.example.com/d/monitored-slo."));
	}

	@Test
	void refusesAWrongUrlAlsoWhereNothingIsExposed() {
		this.runner.withPropertyValues("monitored.dashboard.grafana-url=grafana")
			.run((context) -> assertThat(context).hasFailed());
	}

	private static Set<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDashboard {

		@Bean
		String monitoredDashboardEndpoint() {
			return "own";
		}

	}

}
