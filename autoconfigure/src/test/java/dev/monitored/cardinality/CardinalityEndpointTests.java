package dev.monitored.cardinality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.MonitoredContext;
import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.cardinality.CardinalityReport.MeterSeries;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.guard.filter.GuardFilterAutoConfiguration;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CardinalityEndpoint}.
 */
class CardinalityEndpointTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner()
		.withPropertyValues("management.endpoints.web.exposure.include=cardinality");

	@Test
	void countsExactlyTheSamplesThatPrometheusReads() {
		this.runner.withBean("memory", JvmMemoryMetrics.class).run((context) -> {
			registerEveryKind(context.getBean(MeterRegistry.class));
			PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
			CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(null);
			List<Scrape.Sample> samples = Scrape.of(context).samples();
			assertThat(report.series()).isEqualTo(samples.size());
			assertThat(report.meters()).hasSizeGreaterThan(20).allSatisfy((meter) -> {
				Set<String> names = sampleNames(meter, registry);
				assertThat(samples.stream().filter((sample) -> names.contains(sample.name())).count())
					.as(meter.toString())
					.isEqualTo(meter.series());
			});
		});
	}

	@Test
	void namesTheLabelWithTheMostValues() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.range(0, 6)
				.forEach((index) -> registry.counter("orders", "kind", "k" + index % 2, "shop", "s" + index % 3));
			registry.counter("returns");
			CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(4);
			assertThat(report.meters()).contains(new MeterSeries("orders", "counter", 6, 24, "shop", 3),
					new MeterSeries("returns", "counter", 1, 4, null, 0));
			assertThat(report.budget()).isEqualTo(4 * report.series());
		});
	}

	@Test
	void namesTheTenWorst() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			IntStream.rangeClosed(1, 12)
				.forEach((meter) -> IntStream.range(0, 5 * meter)
					.forEach((value) -> registry.counter("orders.no" + meter, "kind", "k" + value)));
			CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(1);
			assertThat(report.worst()).extracting(MeterSeries::meter)
				.containsExactly("orders.no12", "orders.no11", "orders.no10", "orders.no9", "orders.no8", "orders.no7",
						"orders.no6", "orders.no5", "orders.no4", "orders.no3");
		});
	}

	@Test
	void looksThroughACompositeRegistry() {
		this.runner.withBean("second", SimpleMeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry).isInstanceOf(CompositeMeterRegistry.class);
			registry.timer("orders").record(Duration.ofMillis(1));
			CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(1);
			assertThat(report.registry()).isEqualTo("PrometheusMeterRegistry");
			assertThat(report.series()).isEqualTo(Scrape.of(context).samples().size());
		});
	}

	@Test
	void refusesABudgetForNoInstanceOrTooMany() {
		this.runner.run((context) -> {
			CardinalityEndpoint endpoint = context.getBean(CardinalityEndpoint.class);
			for (int instances : new int[] { 0, -1, 100_001 }) {
				assertThatExceptionOfType(InvalidEndpointRequestException.class)
					.isThrownBy(() -> endpoint.cardinality(instances))
					.satisfies((ex) -> assertThat(ex.getReason())
						.isEqualTo("instances is a whole number from 1 to 100000"));
			}
		});
	}

	@Test
	void writesTheReport() {
		withoutBinders()
			.withPropertyValues("monitored.guard.remove-forbidden-labels=true", "monitored.guard.max-values=2")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				Stream.of("/a", "/b", "/c", "/d")
					.forEach((uri) -> Timer.builder("http.server.requests")
						.tag("uri", uri)
						.serviceLevelObjectives(Duration.ofMillis(100), Duration.ofMillis(500))
						.register(registry)
						.record(1, TimeUnit.MILLISECONDS));
				registry.counter("shopOrders", "userId", "ann", "shopKind", "gift");
				Gauge.builder("cart.age.ms", () -> 1).tag("session_id", "s1").register(registry);
				context.getBean(LabelGuard.class).label("db.query.duration", "table").admit("orders");
				CardinalityReport report = context.getBean(CardinalityEndpoint.class).cardinality(20);
				assertThat(json(report)).isEqualToNormalizingNewlines(golden());
			});
	}

	@Test
	void isNotThereUnlessItIsExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(CardinalityEndpoint.class)
				.doesNotHaveBean(CardinalityWebExtension.class));
	}

	@Test
	void isNotThereWithoutActuator() {
		this.runner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cardinalityEndpoint"));
	}

	@Test
	void backsOffToTheApplicationsOwn() {
		this.runner.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(CardinalityEndpoint.class).hasBean("own"));
	}

	private static void registerEveryKind(MeterRegistry registry) {
		for (String kind : List.of("gift", "own")) {
			registerNumbers(registry, Tags.of("kind", kind));
			registerTimers(registry, Tags.of("kind", kind));
			registerSummaries(registry, Tags.of("kind", kind));
			registerLongTasks(registry, Tags.of("kind", kind));
		}
		Gauge.builder("an.info", () -> 1).register(registry);
	}

	private static void registerNumbers(MeterRegistry registry, Tags tags) {
		Counter.builder("a.counter").tags(tags).register(registry).increment();
		Gauge.builder("a.gauge", () -> 1).tags(tags).baseUnit("bytes").register(registry);
		TimeGauge.builder("a.time.gauge", () -> 1, TimeUnit.MINUTES).tags(tags).register(registry);
		FunctionCounter.builder("a.function.counter", "text", String::length).tags(tags).register(registry);
		FunctionTimer.builder("a.function.timer", "text", String::length, String::length, TimeUnit.SECONDS)
			.tags(tags)
			.register(registry);
		Meter
			.builder("a.meter", Meter.Type.OTHER,
					Stream.of(Statistic.TOTAL, Statistic.COUNT, Statistic.MAX, Statistic.VALUE)
						.map((statistic) -> new Measurement(() -> 1.0, statistic))
						.toList())
			.tags(tags)
			.register(registry);
	}

	private static void registerTimers(MeterRegistry registry, Tags tags) {
		Timer.builder("a.timer").tags(tags).register(registry);
		Timer.builder("a.timer.with.buckets")
			.tags(tags)
			.serviceLevelObjectives(Duration.ofMillis(5), Duration.ofSeconds(1))
			.register(registry);
		Timer.builder("a.timer.with.percentiles").tags(tags).publishPercentiles(0.5, 0.9).register(registry);
		Timer.builder("a.timer.with.both")
			.tags(tags)
			.publishPercentiles(0.5)
			.publishPercentileHistogram()
			.register(registry);
	}

	private static void registerSummaries(MeterRegistry registry, Tags tags) {
		DistributionSummary.builder("a.summary").tags(tags).register(registry).record(3);
		DistributionSummary.builder("a.summary.with.buckets")
			.tags(tags)
			.serviceLevelObjectives(1, 2, 3)
			.register(registry);
		DistributionSummary.builder("a.summary.with.histogram")
			.tags(tags)
			.publishPercentileHistogram()
			.register(registry);
	}

	private static void registerLongTasks(MeterRegistry registry, Tags tags) {
		LongTaskTimer.builder("a.long.task").tags(tags).register(registry).start();
		LongTaskTimer.builder("a.long.task.with.buckets")
			.tags(tags)
			.serviceLevelObjectives(Duration.ofMinutes(2))
			.register(registry)
			.start();
		LongTaskTimer.builder("a.long.task.with.histogram").tags(tags).publishPercentileHistogram().register(registry);
	}

	private static Set<String> sampleNames(MeterSeries meter, PrometheusMeterRegistry registry) {
		Meter.Id id = registry.find(meter.meter()).meters().iterator().next().getId();
		String name = id.getConventionName(registry.config().namingConvention());
		return Stream
			.of("", "_total", "_info", "_count", "_sum", "_max", "_bucket", "_gcount", "_gsum", "_sum_total", "_value")
			.map((suffix) -> name.replaceAll("_info$", "") + suffix)
			.collect(Collectors.toSet());
	}

	/**
	 * Returns an application that has no meters but those of the guard.
	 */
	private static ApplicationContextRunner withoutBinders() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ApplicationAutoConfiguration.class,
					CardinalityAutoConfiguration.class, GuardAutoConfiguration.class,
					GuardFilterAutoConfiguration.class, RegistryAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=cardinality");
	}

	private static String json(CardinalityReport report) {
		return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(report);
	}

	private static String golden() throws IOException {
		try (InputStream golden = CardinalityEndpointTests.class.getResourceAsStream("report.json")) {
			return new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8).strip();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		CardinalityEndpoint own(ObjectProvider<MeterRegistry> registry, LabelGuard guard, ForbiddenLabels forbidden) {
			return new CardinalityEndpoint(registry, guard, forbidden);
		}

	}

}
