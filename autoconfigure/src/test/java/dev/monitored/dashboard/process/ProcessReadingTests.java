package dev.monitored.dashboard.process;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessReading}.
 */
class ProcessReadingTests {

	private static final int MEBIBYTE = 1024 * 1024;

	// Pools and their maxima, as JDK 17 and 25 have them with -Xmx512m
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Eden Space=136, Survivor Space=17, Tenured Gen=341                 | 494
			G1 Eden Space=-1, G1 Survivor Space=-1, G1 Old Gen=512             | 512
			ZHeap=512                                                          | 512
			ZGC Young Generation=512, ZGC Old Generation=512                   | 512
			ZGC Young Generation=512, ZGC Old Generation=-1                    | 512
			ZGC Young Generation=-1, ZGC Old Generation=512                    | 512
			Shenandoah Young Gen=512, Shenandoah Old Gen=512                   | 512
			""")
	void addsUpPoolsThatShareTheHeapOnlyOnce(String pools, double mebibytes) {
		MeterRegistry registry = new SimpleMeterRegistry();
		ProcessReading reading = new ProcessReading(List.of());
		for (String pool : pools.split(",")) {
			String[] parts = pool.strip().split("=");
			double bytes = Double.parseDouble(parts[1]) * ((parts[1].equals("-1")) ? 1 : MEBIBYTE);
			reading.read("jvm.memory.max", gauge(registry, "jvm.memory.max", parts[0], bytes));
			reading.read("jvm.memory.used", gauge(registry, "jvm.memory.used", parts[0], MEBIBYTE));
		}
		assertThat(reading.resources()).singleElement()
			.satisfies((heap) -> assertThat(heap.most()).isEqualTo(mebibytes * MEBIBYTE));
	}

	private static Gauge gauge(MeterRegistry registry, String name, String pool, double value) {
		return Gauge.builder(name, () -> value).tag("area", "heap").tag("id", pool).register(registry);
	}

}
