package dev.monitored.push;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsExportAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetryProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.Scrape.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Prometheus reads of an application that pushes over OTLP, by its settings.
 */
class OtlpSeriesTests {

	private static final String SECONDS = "management.otlp.metrics.export.base-time-unit=seconds";

	private static final String INSTANCE = "management.opentelemetry.resource-attributes[service.instance.id]=";

	private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;

	private OtlpReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void closeReceiver() {
		this.receiver.close();
	}

	@Test
	void areThoseOfAScrapeWithSecondsAsUnit() {
		List<String> settings = this.receiver.settings(SECONDS, INSTANCE + "a",
				"management.prometheus.metrics.export.enabled=true");
		try (Shop shop = Shop.start(settings)) {
			shop.place(20, 15);
			Set<String> scraped = ours(shop.scrape());
			assertThat(scraped).hasSizeGreaterThan(50);
			this.receiver.await("the series of a scrape", (pushed) -> ours(pushed).equals(scraped));
		}
	}

	/**
	 * Micrometer adds a unit to a name that has it as a part already, the specification
	 * of OpenTelemetry does not; and the maximum of a timer is a metric of its own.
	 */
	@Test
	void haveTheNamesThatThePackReadsOnceTheyAreRenamedAsThePageSays() throws Exception {
		List<String> settings = this.receiver.settings(SECONDS, "management.prometheus.metrics.export.enabled=true");
		try (Shop shop = Shop.start(settings)) {
			shop.place(10, 5);
			Scrape scrape = shop.scrape();
			shop.place(10, 10);
			Scrape pushed = Scrape.parse(this.receiver.await("20 orders", OtlpSeriesTests::hasTwentyOrders));
			Set<String> read = PackNames.of(scrape);
			assertThat(read).contains("slo_events_total", "jvm_threads_live_threads", "process_files_open_files",
					"operation_duration_seconds_bucket");
			Set<String> arrived = names(pushed, ".*");
			assertThat(arrived).doesNotContain("jvm_threads_live_threads");
			Set<String> maxima = names(scrape, ".*_(max_seconds|seconds_max)");
			assertThat(maxima).contains("tomcat_sessions_alive_max_seconds", "operation_duration_seconds_max");
			assertThat(PackNames.renamed(arrived)).containsAll(read).containsAll(maxima);
		}
	}

	/**
	 * Which are no timers, and have this name in a scrape too.
	 */
	@Test
	void ofTomcatsMaximaKeepTheirNames() throws Exception {
		Set<String> maxima = Set.of("tomcat_global_request_max_seconds", "tomcat_servlet_request_max_seconds");
		assertThat(PackNames.renamed(maxima)).isEqualTo(maxima);
	}

	@Test
	void haveTheInstanceAsLabel() {
		try (Shop one = Shop.start(this.receiver.settings(SECONDS, INSTANCE + "a"));
				Shop two = Shop.start(this.receiver.settings(SECONDS, INSTANCE + "b"))) {
			one.place(20, 0);
			two.place(20, 0);
			Scrape pushed = Scrape.parse(this.receiver.await("orders of both", (scrape) -> calls(scrape) == 40));
			assertThat(pushed.values("operation_duration_seconds_count", "instance")).containsExactly("a", "b");
			assertThat(pushed.values("operation_duration_seconds_count", "job")).containsExactly("shop");
			assertThat(pushed.values("slo_events_total", "process")).hasSize(2);
		}
	}

	@Test
	void haveTheGroupInTheJob() {
		try (Shop shop = Shop.start(this.receiver.settings(SECONDS, "spring.application.group=trade"))) {
			shop.place(20, 0);
			Scrape pushed = Scrape.parse(this.receiver.await("20 orders", OtlpSeriesTests::hasTwentyOrders));
			assertThat(pushed.values("operation_duration_seconds_count", "job")).containsExactly("trade/shop");
			assertThat(pushed.values("slo_events_total", "application")).containsExactly("shop");
		}
	}

	@Test
	void ofSlosAddUpWithoutAnIdOfTheInstanceAndTimersDoNot() {
		try (Shop one = Shop.start(this.receiver.settings(SECONDS));
				Shop two = Shop.start(this.receiver.settings(SECONDS))) {
			one.place(20, 0);
			two.place(20, 0);
			Scrape pushed = Scrape.parse(this.receiver.await("events of both, and timers of one",
					(scrape) -> events(scrape) == 40 && calls(scrape) == 20));
			assertThat(pushed.values("slo_events_total", "process")).hasSize(2);
			assertThat(pushed.values("operation_duration_seconds_count", "instance")).isEmpty();
		}
	}

	@Test
	void ofTimersHaveAnotherNameInMillisecondsWhichIsTheDefault() {
		try (Shop shop = Shop.start(this.receiver.settings())) {
			shop.place(20, 15);
			Scrape pushed = Scrape.parse(this.receiver.await("20 orders in milliseconds",
					(scrape) -> sum(scrape, "operation_duration_milliseconds_count", "operation", Orders.PLACE) == 20));
			assertThat(pushed.has("operation_duration_seconds_count")).isFalse();
			assertThat(pushed.has("slo_threshold_seconds")).isTrue();
		}
	}

	@Test
	void haveTheEnvironmentThatATagOfTheApplicationNames() {
		try (Shop shop = Shop.start(this.receiver.settings(SECONDS, "management.metrics.tags.env=prod"))) {
			shop.place(20, 0);
			Scrape pushed = Scrape.parse(this.receiver.await("20 orders", OtlpSeriesTests::hasTwentyOrders));
			for (String name : List.of("slo_events_total", "slo_info", "operation_duration_seconds_count",
					"application_info")) {
				assertThat(pushed.find(name)).as(name)
					.isNotEmpty()
					.allSatisfy((sample) -> assertThat(sample.labels()).containsEntry("env", "prod"));
			}
		}
	}

	@Test
	void ofCountersAndTimersAreMarkedAsDeltas() {
		try (Shop shop = Shop
			.start(this.receiver.settings(SECONDS, "management.otlp.metrics.export.aggregation-temporality=delta"))) {
			shop.place(20, 15);
			this.receiver.await("gauges", (scrape) -> scrape.has("slo_objective_ratio"));
			List<Metric> metrics = this.receiver.metrics();
			assertThat(metrics).filteredOn((metric) -> metric.getName().equals("slo.bad.events"))
				.isNotEmpty()
				.allMatch((metric) -> metric.getSum().getAggregationTemporality() == DELTA);
			assertThat(metrics).filteredOn((metric) -> metric.getName().equals("operation.duration"))
				.isNotEmpty()
				.allMatch((metric) -> metric.getHistogram().getAggregationTemporality() == DELTA);
		}
	}

	@Test
	void keepTheirBucketsWithExponentialHistograms() {
		try (Shop shop = Shop.start(this.receiver.settings(SECONDS,
				"management.otlp.metrics.export.histogram-flavor=base2-exponential-bucket-histogram"))) {
			shop.place(20, 15);
			Scrape pushed = Scrape.parse(this.receiver.await("20 orders", OtlpSeriesTests::hasTwentyOrders));
			assertThat(pushed.value("operation_duration_seconds_bucket", "operation", Orders.PLACE, "status", "success",
					"le", "10"))
				.isEqualTo(5);
		}
	}

	@Test
	void haveTheLastEventsWhenTheApplicationEnds() {
		try (Shop shop = Shop.start(this.receiver.settings(SECONDS, "management.otlp.metrics.export.step=1h"))) {
			shop.place(20, 15);
		}
		this.receiver.await("20 orders", OtlpSeriesTests::hasTwentyOrders);
	}

	@Test
	void lackTheProcessWhereAFilterOfTheRegistryIgnoresIt() {
		List<String> settings = this.receiver.settings(SECONDS, "management.prometheus.metrics.export.enabled=true");
		try (Shop shop = Shop.start(settings, WithoutProcess.class)) {
			shop.place(20, 15);
			Scrape pushed = Scrape.parse(this.receiver.await("15 bad events",
					(scrape) -> sum(scrape, "slo_bad_events_total", "slo", Orders.PLACE, "sli", "availability") == 15));
			assertThat(pushed.values("slo_bad_events_total", "process")).isEmpty();
			assertThat(pushed.has("slo_info")).isFalse();
			assertThat(shop.scrape().values("slo_bad_events_total", "process")).hasSize(1);
			assertThat(shop.scrape().has("slo_info")).isTrue();
		}
	}

	@Test
	void ofInstancesWithoutTheProcessNeedTheInstance() {
		try (Shop one = Shop.start(this.receiver.settings(SECONDS, INSTANCE + "a"), WithoutProcess.class);
				Shop two = Shop.start(this.receiver.settings(SECONDS, INSTANCE + "b"), WithoutProcess.class)) {
			one.place(20, 0);
			two.place(20, 0);
			this.receiver.await("events of both", (scrape) -> events(scrape) == 40);
		}
	}

	@Test
	void areNotPushedWithoutBootsModule() {
		ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, OtlpMetricsExportAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasBean("otlpMeterRegistry"));
		runner.withClassLoader(new FilteredClassLoader(OpenTelemetryProperties.class))
			.run((context) -> assertThat(context).doesNotHaveBean("otlpMeterRegistry"));
	}

	private static boolean hasTwentyOrders(Scrape scrape) {
		return calls(scrape) == 20;
	}

	private static Set<String> names(Scrape scrape, String pattern) {
		return scrape.samples()
			.stream()
			.map(Sample::name)
			.filter((name) -> name.matches(pattern))
			.collect(Collectors.toSet());
	}

	private static double calls(Scrape scrape) {
		return sum(scrape, "operation_duration_seconds_count", "operation", Orders.PLACE);
	}

	private static double events(Scrape scrape) {
		return sum(scrape, "slo_events_total", "slo", Orders.PLACE, "sli", "availability");
	}

	// One push may have an earlier count of one meter than of another, or lack it
	private static double sum(Scrape scrape, String name, String... labels) {
		return scrape.has(name, labels) ? scrape.sum(name, labels) : 0;
	}

	/**
	 * Returns our series, with the values of those that only calls change.
	 */
	private static Set<String> ours(Scrape scrape) {
		return scrape.samples()
			.stream()
			.filter((sample) -> sample.name().matches("(slo|operation|monitored|application)_.*"))
			.filter((sample) -> !sample.name().contains("_max"))
			.map(OtlpSeriesTests::series)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String series(Sample sample) {
		Map<String, String> labels = new TreeMap<>(sample.labels());
		labels.keySet().removeAll(Set.of("job", "instance"));
		labels.computeIfPresent("le", (key, text) -> text.replaceFirst("\\.0$", ""));
		boolean isCount = sample.name().matches("slo_(bad_|budget_)?events_total|.*_(count|bucket)");
		return sample.name() + labels + (isCount ? " " + sample.value() : "");
	}

	/**
	 * Leaves the process out of what is pushed.
	 */
	@Configuration(proxyBeanMethods = false)
	static class WithoutProcess {

		@Bean
		MeterRegistryCustomizer<OtlpMeterRegistry> withoutProcess() {
			return (registry) -> registry.config()
				.meterFilter(MeterFilter.ignoreTags("process"))
				.meterFilter(MeterFilter.denyNameStartsWith("slo.info"));
		}

	}

}
