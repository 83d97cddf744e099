package dev.monitored.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmThreadDeadlockMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BrokenRegistries;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RuntimeAutoConfiguration}.
 */
class RuntimeAutoConfigurationTests {

	private static final Set<String> OWN = Set.of("process_resident_memory_bytes", "process_memory_working_set_bytes",
			"process_memory_limit_bytes", "process_cpu_limit", "process_cpu_throttled_seconds_total",
			"jvm_memory_allocated_bytes_total", "jvm_threads_virtual_live_threads",
			"jvm_threads_virtual_pool_size_threads", "jvm_threads_virtual_parallelism",
			"jvm_threads_deadlocked_threads");

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void exportsWhatIsKnownHere() {
		this.runner.run((context) -> assertThat(Scrape.of(context).value("jvm_threads_deadlocked_threads")).isZero());
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_23)
	void hasNoVirtualThreadsWhereTheJvmTellsNothing() {
		this.runner.run((context) -> assertThat(Scrape.of(context).samples()).extracting(Scrape.Sample::name)
			.noneMatch((name) -> name.startsWith("jvm_threads_virtual")));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_25)
	void hasVirtualThreadsAndAllAllocations() {
		this.runner.run((context) -> assertThat(Scrape.of(context).samples()).extracting(Scrape.Sample::name)
			.contains("jvm_threads_virtual_live_threads", "jvm_threads_virtual_pool_size_threads",
					"jvm_threads_virtual_parallelism", "jvm_memory_allocated_bytes_total"));
	}

	@Test
	void isSwitchedOff() {
		this.runner.withPropertyValues("monitored.runtime.enabled=false").run((context) -> {
			pause(context);
			assertThat(context).doesNotHaveBean(RuntimeBinder.class);
			assertThat(Scrape.of(context).samples()).extracting(Scrape.Sample::name)
				.doesNotContainAnyElementsOf(OWN)
				.doesNotContain("jvm_gc_pause_seconds_bucket");
		});
	}

	@Test
	void registersNothingBesideTheBindersOfBootMicrometerAndTheApplication() {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(JvmMetricsAutoConfiguration.class, SystemMetricsAutoConfiguration.class))
			.withUserConfiguration(OwnBinders.class)
			.run((context) -> {
				Scrape scrape = Scrape.of(context);
				List<String> series = scrape.samples()
					.stream()
					.map((sample) -> sample.name() + sample.labels())
					.toList();
				assertThat(series).doesNotHaveDuplicates().contains("jvm_gc_overhead{}", "process_cpu_usage{}");
				assertThat(scrape.value("process_resident_memory_bytes")).isEqualTo(7);
				assertThat(scrape.help().get("jvm_threads_deadlocked_threads"))
					.isNotEqualTo(RuntimeMeters.DEADLOCKED.description());
			});
	}

	@Test
	void collectionPausesHaveBuckets() {
		this.runner.run((context) -> {
			pause(context);
			assertThat(boundaries(context)).containsExactlyInAnyOrder("0.001", "0.0025", "0.005", "0.01", "0.025",
					"0.05", "0.1", "0.25", "0.5", "1.0", "+Inf");
		});
	}

	@Test
	void collectionPausesHaveTheBucketsOfAProfile() {
		this.runner
			.withPropertyValues("monitored.buckets.profiles.pauses=20ms, 200ms",
					"monitored.runtime.gc-pause-buckets=pauses")
			.run((context) -> {
				pause(context);
				assertThat(boundaries(context)).containsExactlyInAnyOrder("0.02", "0.2", "+Inf");
			});
	}

	@Test
	void boundariesOfTheApplicationWin() {
		this.runner.withPropertyValues("management.metrics.distribution.slo.jvm.gc.pause=30ms").run((context) -> {
			pause(context);
			assertThat(boundaries(context)).containsExactlyInAnyOrder("0.03", "+Inf");
		});
	}

	@Test
	void explainsAProfileThatDoesNotExist() {
		this.runner.withPropertyValues("monitored.runtime.gc-pause-buckets=short")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.runtime.gc-pause-buckets", "Value: \"short\"",
					"there is no bucket profile of that name"));
	}

	@Test
	void aRegistryThatThrowsStopsNothing() {
		this.runner.withUserConfiguration(BrokenRegistries.RefusingMeters.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anApplicationWithoutARegistryStarts() {
		this.runner.withUserConfiguration(BrokenRegistries.None.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void leavesNothingInARegistryThatOutlivesTheContext() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) {

			@Override
			public void close() {
			}

		};
		this.runner.withBean("shared", PrometheusMeterRegistry.class, () -> registry)
			.run((context) -> assertThat(Scrape.parse(registry.scrape()).has("jvm_threads_deadlocked_threads"))
				.isTrue());
		assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.doesNotContain("jvm.threads.deadlocked", "process.resident.memory");
	}

	private static void pause(ApplicationContext context) {
		Timer.builder("jvm.gc.pause")
			.register(context.getBean(PrometheusMeterRegistry.class))
			.record(Duration.ofMillis(3));
	}

	private static Set<String> boundaries(ApplicationContext context) {
		return Scrape.of(context).values("jvm_gc_pause_seconds_bucket", "le");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBinders {

		@Bean
		MeterBinder memoryOfTheProcess() {
			return (registry) -> Gauge.builder("process_resident_memory_bytes", () -> 7).register(registry);
		}

		@Bean
		JvmThreadDeadlockMetrics deadlocks() {
			return new JvmThreadDeadlockMetrics();
		}

	}

}
