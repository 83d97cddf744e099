package dev.monitored;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.business.bean.BusinessAutoConfiguration;
import dev.monitored.cardinality.CardinalityAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.dashboard.DashboardAutoConfiguration;
import dev.monitored.db.DbAutoConfiguration;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.filter.GuardFilterAutoConfiguration;
import dev.monitored.http.HttpAutoConfiguration;
import dev.monitored.llm.LlmAutoConfiguration;
import dev.monitored.log.LogAutoConfiguration;
import dev.monitored.observation.ObservationSignalAutoConfiguration;
import dev.monitored.observation.ObservedCallAutoConfiguration;
import dev.monitored.operation.OperationAutoConfiguration;
import dev.monitored.outcome.OutcomeAutoConfiguration;
import dev.monitored.profiler.ProfilerAutoConfiguration;
import dev.monitored.profiler.pyroscope.PyroscopeAutoConfiguration;
import dev.monitored.registry.ClockAutoConfiguration;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.report.SloReportAutoConfiguration;
import dev.monitored.runtime.RuntimeAutoConfiguration;
import dev.monitored.saturation.SaturationAutoConfiguration;
import dev.monitored.settings.SettingsAutoConfiguration;
import dev.monitored.shutdown.LastScrapeAutoConfiguration;
import dev.monitored.trace.TraceAutoConfiguration;
import dev.monitored.websocket.WebSocketAutoConfiguration;

/**
 * Applications that use Monitored, for tests.
 */
public final class MonitoredContext {

	private MonitoredContext() {
	}

	/**
	 * Returns an application with our auto-configurations, Boot's metrics and the
	 * Prometheus registry.
	 */
	public static ApplicationContextRunner runner(Class<?>... configurations) {
		return withoutAop(configurations).withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class));
	}

	public static ApplicationContextRunner withoutAop(Class<?>... configurations) {
		return addTo(new ApplicationContextRunner(), configurations);
	}

	/**
	 * Adds Monitored, Boot's metrics and the Prometheus registry to an application.
	 */
	public static ApplicationContextRunner addTo(ApplicationContextRunner application, Class<?>... configurations) {
		return application.withUserConfiguration(configurations).withConfiguration(configuration());
	}

	/**
	 * Returns our auto-configurations, Boot's metrics and the Prometheus registry.
	 */
	public static AutoConfigurations configuration() {
		return AutoConfigurations.of(ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class,
				BusinessAutoConfiguration.class, CardinalityAutoConfiguration.class, ClockAutoConfiguration.class,
				DashboardAutoConfiguration.class, DbAutoConfiguration.class, GuardAutoConfiguration.class,
				GuardFilterAutoConfiguration.class, HttpAutoConfiguration.class, LlmAutoConfiguration.class,
				LastScrapeAutoConfiguration.class, LogAutoConfiguration.class, ObservationSignalAutoConfiguration.class,
				ObservedCallAutoConfiguration.class, OperationAutoConfiguration.class, OutcomeAutoConfiguration.class,
				ProfilerAutoConfiguration.class, PyroscopeAutoConfiguration.class, RegistryAutoConfiguration.class,
				RuntimeAutoConfiguration.class, SaturationAutoConfiguration.class, SettingsAutoConfiguration.class,
				SloAutoConfiguration.class, SloReportAutoConfiguration.class, TraceAutoConfiguration.class,
				WebSocketAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class);
	}

	/**
	 * Adds configuration as it would stand in {@code application.yml}.
	 */
	public static Function<ApplicationContextRunner, ApplicationContextRunner> yaml(String yaml) {
		return (runner) -> runner.withInitializer((context) -> {
			try {
				new YamlPropertySourceLoader().load("application.yml", new ByteArrayResource(yaml.getBytes()))
					.forEach(context.getEnvironment().getPropertySources()::addFirst);
			}
			catch (java.io.IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	/**
	 * Returns what a user reads when start-up fails: description and action.
	 */
	public static String explain(@Nullable Throwable failure) {
		if (failure == null) {
			throw new AssertionError("Nothing failed");
		}
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, ex) -> {
			}))
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(java.util.Objects::nonNull)
			.findFirst()
			.map(MonitoredContext::text)
			.orElseThrow(() -> new AssertionError("No analyzer explains it", failure));
	}

	private static String text(FailureAnalysis analysis) {
		return analysis.getDescription() + System.lineSeparator() + "Action: " + analysis.getAction();
	}

}
