package dev.monitored.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.Scrape.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How large a scrape is of 100 operations that have three objectives each, as the
 * documentation says it.
 */
class ScrapeSizeTests {

	private static final String[] FEW_BOUNDARIES = { "monitored.buckets.profiles.few=1s",
			"monitored.buckets.signals.operation=few" };

	@Test
	void hasSomeLinesForEachOperation() {
		application().run((context) -> {
			assertThat(lines(Scrape.of(context))).isEqualTo(8000);
			assertThat(count(Scrape.of(context), "_by_cause_total") + count(Scrape.of(context), "slo_cause_calls"))
				.isEqualTo(1200);
		});
	}

	@Test
	void isHalfOfThatWithFewBoundariesAndWithoutCauses() {
		application().withPropertyValues(FEW_BOUNDARIES)
			.run((context) -> assertThat(lines(Scrape.of(context))).isEqualTo(5300));
		application().withPropertyValues(FEW_BOUNDARIES)
			.withPropertyValues("monitored.slo.causes.enabled=false")
			.run((context) -> assertThat(lines(Scrape.of(context))).isEqualTo(4100));
	}

	@Test
	void hasTheSameBoundariesForEachStatusAtZero() {
		application().withPropertyValues(FEW_BOUNDARIES).run((context) -> {
			Map<String, Set<String>> boundaries = Scrape.of(context)
				.find("operation_duration_seconds_bucket", "operation", "operation-7")
				.stream()
				.peek((sample) -> assertThat(sample.value()).isZero())
				.collect(Collectors.groupingBy((sample) -> String.valueOf(sample.labels().get("status")),
						Collectors.mapping((sample) -> String.valueOf(sample.labels().get("le")), Collectors.toSet())));
			assertThat(boundaries).containsOnlyKeys("success", "error", "cancelled");
			assertThat(boundaries.values()).containsOnly(Set.of("0.3", "1.0", "+Inf"));
		});
	}

	@Test
	void isATwentiethWhenItIsCompressed() {
		application().run((context) -> {
			String text = context.getBean(PrometheusMeterRegistry.class).scrape();
			assertThat(compressed(text) * 20).isLessThan(text.length());
		});
	}

	private static long lines(Scrape scrape) {
		return count(scrape, "slo_") + count(scrape, "operation_")
				- scrape.find("slo_process_start_time_seconds").size();
	}

	private static long count(Scrape scrape, String name) {
		return scrape.samples().stream().map(Sample::name).filter((sample) -> sample.contains(name)).count();
	}

	private static int compressed(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.size();
	}

	private static ApplicationContextRunner application() {
		List<String> properties = new ArrayList<>(List.of("spring.application.name=shop"));
		for (int number = 0; number < 100; number++) {
			String operation = "monitored.operation.overrides[%d].".formatted(number);
			properties.add(operation + "name=operation-" + number);
			properties.add(operation + "by-hand=true");
			properties.add(operation + "availability=99.9%");
			properties.add(operation + "latency=p95 < 300ms, p99 < 1s");
		}
		return MonitoredContext.runner().withPropertyValues(properties.toArray(String[]::new));
	}

}
