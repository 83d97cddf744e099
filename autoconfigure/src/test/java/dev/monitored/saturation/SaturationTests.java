package dev.monitored.saturation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.BrokenRegistries;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link Saturation}.
 */
class SaturationTests {

	private static final String RATIO = "monitored_saturation_ratio";

	// What the JVM and the machine of the test have would be among the resources
	private final ApplicationContextRunner runner = MonitoredContext.runner()
		.withPropertyValues("monitored.runtime.enabled=false");

	@ParameterizedTest
	@CsvSource({ "pool:shop, hikaricp.connections.active, hikaricp.connections.max, pool, shop",
			"pool:shop, r2dbc.pool.acquired, r2dbc.pool.max.allocated, name, shop",
			"threads:http-nio-8080, tomcat.threads.busy, tomcat.threads.config.max, name, http-nio-8080",
			"threads:jetty, jetty.threads.busy, jetty.threads.config.max, any, thing",
			"executor:mails, executor.active, executor.pool.core, name, mails",
			"file-descriptors, process.files.open, process.files.max, any, thing",
			"memory, process.memory.working.set, process.memory.limit, any, thing",
			"metaspace, jvm.memory.used, jvm.memory.max, id, Metaspace",
			"class-space, jvm.memory.used, jvm.memory.max, id, Compressed Class Space" })
	void dividesWhatIsUsedByItsLimit(String resource, String used, String most, String key, String value) {
		this.runner.run((context) -> {
			gauge(context, used, 3, key, value);
			assertThat(Scrape.of(context).has(RATIO)).isFalse();
			gauge(context, most, 4, key, value);
			assertThat(Scrape.of(context).value(RATIO)).isEqualTo(0.75);
			assertThat(Scrape.of(context).value(RATIO, "resource", resource)).isEqualTo(0.75);
		});
	}

	@ParameterizedTest
	@CsvSource({ "heap, jvm.memory.usage.after.gc, area, heap" })
	void takesAShareAsItIs(String resource, String meter, String key, String value) {
		this.runner.run((context) -> {
			gauge(context, meter, 0.75, key, value);
			assertThat(Scrape.of(context).value(RATIO, "resource", resource)).isEqualTo(0.75);
		});
	}

	@Test
	void leavesTheUsageOfCpusToItsOwnGauge() {
		this.runner.run((context) -> {
			AtomicInteger readings = new AtomicInteger();
			Gauge.builder("process.cpu.usage", readings::incrementAndGet).register(registry(context));
			assertThat(context.getBean(Saturation.class).resources()).isEmpty();
			Scrape.of(context);
			assertThat(readings).hasValue(1);
		});
	}

	@Test
	void isDescribed() {
		this.runner.run((context) -> {
			pool(context, "shop", 1, 2, 0);
			assertThat(Scrape.of(context).help()).containsEntry(RATIO, SaturationGauges.METER.description());
		});
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, 0, Double.NaN, Double.POSITIVE_INFINITY })
	void hasNoSeriesWithoutALimit(double most) {
		this.runner.run((context) -> {
			gauge(context, "jvm.memory.used", 3, "id", "Metaspace");
			gauge(context, "jvm.memory.max", most, "id", "Metaspace");
			assertThat(Scrape.of(context).has(RATIO)).isFalse();
			assertThat(context.getBean(Saturation.class).resources()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "G1 Eden Space", "CodeHeap 'profiled nmethods'" })
	void looksAtNoOtherMemory(String id) {
		this.runner.run((context) -> {
			gauge(context, "jvm.memory.used", 3, "id", id);
			gauge(context, "jvm.memory.max", 4, "id", id);
			assertThat(Scrape.of(context).has(RATIO)).isFalse();
		});
	}

	@Test
	void knowsWhatBindersHaveRegisteredBefore() {
		this.runner.withBean("files", MeterBinder.class, FileDescriptorMetrics::new)
			.withBean("memory", MeterBinder.class, JvmMemoryMetrics::new)
			.withBean("heap", MeterBinder.class, JvmHeapPressureMetrics::new)
			.run((context) -> {
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.values(RATIO, "resource")).contains("file-descriptors", "heap");
				assertThat(scrape.find(RATIO)).allSatisfy((sample) -> assertThat(sample.value()).isBetween(0.0, 1.0));
				assertThat(scrape.value(RATIO, "resource", "file-descriptors")).isPositive();
			});
	}

	@Test
	void namesTheFullestFirstAndLastWhatMayBeFullByDesign() {
		this.runner.run((context) -> {
			pool(context, "large", 5, 10, 0);
			pool(context, "small", 2, 2, 7);
			executor(context, "workers", 4, 4, 0);
			executor(context, "mails", 4, 4, 2);
			assertThat(context.getBean(Saturation.class).resources()).extracting(ResourceUse::name, ResourceUse::share)
				.containsExactly(tuple("mails", 1.0), tuple("small", 1.0), tuple("large", 0.5), tuple("workers", 1.0));
		});
	}

	@Test
	void readsTheFullestOfThoseWithOneName() {
		this.runner.run((context) -> {
			gauge(context, "executor.active", 1, "name", "mails", "region", "eu");
			gauge(context, "executor.pool.core", 4, "name", "mails", "region", "eu");
			gauge(context, "executor.active", 3, "name", "mails", "region", "us");
			gauge(context, "executor.pool.core", 4, "name", "mails", "region", "us");
			assertThat(Scrape.of(context).value(RATIO)).isEqualTo(0.75);
		});
	}

	@Test
	void foldsResourcesBeyondTheLimitOfTheGuard() {
		this.runner
			.withPropertyValues("monitored.guard.labels[0].meter=monitored.saturation",
					"monitored.guard.labels[0].label=resource", "monitored.guard.labels[0].max-values=2")
			.run((context) -> {
				for (int number = 1; number <= 5; number++) {
					pool(context, "pool-" + number, number, 10, 0);
				}
				gauge(context, "jvm.memory.usage.after.gc", 0.9, "area", "heap");
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.values(RATIO, "resource")).containsExactly("_other", "heap", "pool:pool-1",
						"pool:pool-2");
				assertThat(scrape.value(RATIO, "resource", "_other")).isEqualTo(0.5);
			});
	}

	@Test
	void forgetsAPoolThatIsGoneAndKnowsTheNextOneOfItsName() {
		this.runner.run((context) -> {
			List<Meter> meters = pool(context, "shop", 2, 2, 0);
			meters.forEach(registry(context)::remove);
			assertThat(context.getBean(Saturation.class).resources()).isEmpty();
			assertThat(Scrape.of(context).value(RATIO, "resource", "pool:shop")).isNaN();
			pool(context, "shop", 1, 4, 0);
			assertThat(Scrape.of(context).value(RATIO, "resource", "pool:shop")).isEqualTo(0.25);
		});
	}

	@Test
	void isSwitchedOffAndStillKnownToTheDashboard() {
		this.runner.withPropertyValues("monitored.saturation.enabled=false").run((context) -> {
			pool(context, "shop", 1, 2, 0);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.has(RATIO)).isFalse();
			assertThat(scrape.values("monitored_guard_folded_total", "meter")).doesNotContain("monitored.saturation");
			assertThat(context.getBean(Saturation.class).resources()).hasSize(1);
		});
	}

	@Test
	void aRegistryThatThrowsStopsNothing() {
		this.runner.withUserConfiguration(BrokenRegistries.RefusingMeters.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void registeringAMeterNeverFails() {
		this.runner.run((context) -> {
			Gauge throwing = Gauge.builder("hikaricp.connections.max", () -> {
				throw new StackOverflowError("No limit");
			}).tag("pool", "shop").register(registry(context));
			pool(context, "shop", 1, 2, 0);
			assertThat(throwing).isNotNull();
			assertThat(Scrape.of(context).has(RATIO, "resource", "pool:shop")).isFalse();
		});
	}

	@Test
	void leavesNothingInARegistryThatOutlivesTheContext() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) {

			@Override
			public void close() {
			}

		};
		this.runner.withBean("shared", PrometheusMeterRegistry.class, () -> registry)
			.run((context) -> pool(context, "shop", 1, 2, 0));
		assertThat(registry.find("monitored.saturation").meter()).isNull();
		Gauge.builder("hikaricp.connections.active", () -> 1).tag("pool", "late").register(registry);
		Gauge.builder("hikaricp.connections.max", () -> 1).tag("pool", "late").register(registry);
		assertThat(registry.find("monitored.saturation").meter()).isNull();
	}

	@Test
	void readsThroughACompositeOfRegistries() {
		this.runner.withBean("simple", SimpleMeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry all = context.getBean(MeterRegistry.class);
			Gauge.builder("hikaricp.connections.active", () -> 1).tag("pool", "shop").register(all);
			Gauge.builder("hikaricp.connections.max", () -> 2).tag("pool", "shop").register(all);
			assertThat(Scrape.of(context).value(RATIO, "resource", "pool:shop")).isEqualTo(0.5);
		});
	}

	private static List<Meter> pool(ApplicationContext context, String name, int active, int max, int pending) {
		return List.of(gauge(context, "hikaricp.connections.active", active, "pool", name),
				gauge(context, "hikaricp.connections.max", max, "pool", name),
				gauge(context, "hikaricp.connections.pending", pending, "pool", name));
	}

	private static void executor(ApplicationContext context, String name, int active, int core, int queued) {
		gauge(context, "executor.active", active, "name", name);
		gauge(context, "executor.pool.core", core, "name", name);
		gauge(context, "executor.queued", queued, "name", name);
	}

	private static Gauge gauge(ApplicationContext context, String name, double value, String... tags) {
		return Gauge.builder(name, () -> value).tags(Tags.of(tags)).register(registry(context));
	}

	private static MeterRegistry registry(ApplicationContext context) {
		return context.getBean(PrometheusMeterRegistry.class);
	}

}
