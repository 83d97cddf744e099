package dev.monitored.runtime;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.runtime.linux.LinuxFiles;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RuntimeBinder}.
 */
class RuntimeBinderTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	/**
	 * Kept, because meters refer weakly to what it reads.
	 */
	private @Nullable RuntimeBinder binder;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path root;

	@Test
	void exportsMemoryAndTheLimitsOfAContainer() {
		container();
		Scrape scrape = bind(this.root);
		assertThat(scrape.value("process_resident_memory_bytes")).isEqualTo(256 * 1024 * 1024);
		assertThat(scrape.value("process_memory_working_set_bytes")).isEqualTo(300 * 1024 * 1024);
		assertThat(scrape.value("process_memory_limit_bytes")).isEqualTo(512 * 1024 * 1024);
		assertThat(scrape.value("process_cpu_limit")).isEqualTo(0.5);
		assertThat(scrape.value("process_cpu_throttled_seconds_total")).isEqualTo(2.5);
	}

	@Test
	void exportsNothingThatIsNotKnown() {
		Scrape scrape = bind(this.root);
		assertThat(scrape.samples()).extracting(Scrape.Sample::name)
			.isNotEmpty()
			.noneMatch((name) -> name.startsWith("process_"));
		assertThat(scrape.samples()).extracting(Scrape.Sample::value).doesNotContain(Double.NaN);
	}

	@Test
	void describesWhatItExports() {
		container();
		Scrape scrape = bind(this.root);
		assertThat(scrape.help()).containsEntry("process_memory_limit_bytes", RuntimeMeters.MEMORY_LIMIT.description())
			.containsEntry("process_cpu_throttled_seconds_total", RuntimeMeters.CPU_THROTTLED.description())
			.containsEntry("jvm_threads_deadlocked_threads", RuntimeMeters.DEADLOCKED.description());
	}

	@Test
	void keepsACounterThatCannotBeReadAnyMore() {
		LinuxFiles linux = container();
		bind(this.root);
		linux.file("sys/fs/cgroup/cpu.stat", "");
		assertThat(Scrape.parse(this.registry.scrape()).value("process_cpu_throttled_seconds_total")).isEqualTo(2.5);
		linux.file("sys/fs/cgroup/cpu.stat", "throttled_usec 4000000\n");
		assertThat(Scrape.parse(this.registry.scrape()).value("process_cpu_throttled_seconds_total")).isEqualTo(4);
	}

	@ParameterizedTest
	@CsvSource({ "process.resident.memory, bytes", "process.resident.memory, ", "process.resident.memory.bytes, ",
			"process_resident_memory_bytes, ", "process_resident_memory_bytes, bytes" })
	void leavesAGaugeOfTheApplicationAlone(String name, String unit) {
		container();
		Gauge.builder(name, () -> 7).baseUnit(unit).register(this.registry);
		Scrape scrape = bind(this.root);
		assertThat(scrape.samples()).filteredOn((sample) -> sample.name().startsWith("process_resident_memory"))
			.singleElement()
			.extracting(Scrape.Sample::value)
			.isEqualTo(7.0);
		assertThat(scrape.has("process_memory_limit_bytes")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "process.cpu.throttled, seconds", "process_cpu_throttled_seconds_total, " })
	void leavesACounterOfTheApplicationAlone(String name, String unit) {
		container();
		FunctionCounter.builder(name, this, (test) -> 7).baseUnit(unit).register(this.registry);
		assertThat(bind(this.root).value("process_cpu_throttled_seconds_total")).isEqualTo(7);
	}

	@Test
	void leavesWhatMicrometerHasOfVirtualThreadsAndDeadlocksAlone() {
		for (String status : new String[] { "mounted", "queued" }) {
			gauge("jvm.threads.virtual.live", "threads", "scheduling.status", status);
		}
		gauge("jvm.threads.virtual.pool.size", "threads");
		gauge("jvm.threads.virtual.parallelism", null);
		gauge("jvm.threads.deadlocked", "threads");
		Scrape scrape = bind(this.root);
		assertThat(scrape.find("jvm_threads_virtual_live_threads")).hasSize(2);
		assertThat(scrape.samples()).filteredOn((sample) -> sample.name().startsWith("jvm_threads"))
			.hasSize(5)
			.allMatch((sample) -> sample.value() == 7);
	}

	@Test
	void knowsEachStatusOfVirtualThreadsByItself() {
		gauge("jvm.threads.virtual.live", "threads", "scheduling.status", "mounted");
		Scrape scrape = bind(this.root);
		assertThat(scrape.value("jvm_threads_virtual_live_threads", "scheduling_status", "mounted")).isEqualTo(7);
		assertThat(scrape.has("jvm_threads_virtual_live_threads", "scheduling_status", "queued"))
			.isEqualTo(scrape.has("jvm_threads_virtual_pool_size_threads"));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void hasNoMoreMemoryThanTheJvmKnows() {
		Scrape scrape = bind(Path.of("/"));
		long known = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
		assertThat(scrape.value("process_resident_memory_bytes")).isPositive().isLessThan(known);
		if (scrape.has("process_memory_limit_bytes")) {
			assertThat(scrape.value("process_memory_limit_bytes")).isPositive().isLessThanOrEqualTo(known);
		}
	}

	@Test
	void addsNoCounterToAGaugeThatIsCalledSo() {
		Gauge.builder("jvm.memory.allocated.bytes", () -> 7).register(this.registry);
		assertThat(bind(this.root).samples()).filteredOn((sample) -> sample.name().startsWith("jvm_memory_allocated"))
			.hasSize(1);
	}

	private LinuxFiles container() {
		return new LinuxFiles(this.root).container()
			.file("proc/self/status", "VmRSS:\t  262144 kB\n")
			.file("sys/fs/cgroup/memory.max", "536870912\n")
			.file("sys/fs/cgroup/memory.current", "419430400\n")
			.file("sys/fs/cgroup/memory.stat", "inactive_file 104857600\n")
			.file("sys/fs/cgroup/cpu.max", "50000 100000\n")
			.file("sys/fs/cgroup/cpu.stat", "throttled_usec 2500000\n");
	}

	private void gauge(String name, @Nullable String unit, String... tags) {
		Gauge.builder(name, () -> 7).baseUnit(unit).tags(tags).register(this.registry);
	}

	private Scrape bind(Path files) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("registry", this.registry);
		DeferredMeters meters = new DeferredMeters(beans.getBeanProvider(MeterRegistry.class));
		RuntimeBinder bound = new RuntimeBinder(files);
		bound.bindTo(meters);
		this.binder = bound;
		meters.afterSingletonsInstantiated();
		return Scrape.parse(this.registry.scrape());
	}

}
