package dev.monitored.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts the series of SLOs in a scrape, and compares them with the table of what they
 * cost in {@code docs/kubernetes.md}.
 */
class SeriesTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d+)( more)? \\|$");

	private static final String AVAILABILITY = "--monitored.slo.definitions.some.availability=99%";

	private static final String LATENCY = "--monitored.slo.definitions.some.latency[0]=p95 < 1s";

	private static final String ANOTHER = "--monitored.slo.definitions.some.latency[1]=p99 < 2s";

	private static final String WITHOUT_CAUSES = "--monitored.slo.causes.enabled=false";

	@Test
	void areAsManyAsTheTableSays() {
		int one = count(AVAILABILITY, WITHOUT_CAUSES);
		int two = count(LATENCY, WITHOUT_CAUSES);
		int three = count(AVAILABILITY, LATENCY, WITHOUT_CAUSES);
		Map<String, Integer> counted = new LinkedHashMap<>();
		counted.put("process", count((series) -> !series.contains("slo=\""), AVAILABILITY));
		counted.put("latency or Apdex objective", three - one);
		counted.put("availability objective", three - two);
		counted.put("SLO", one - (three - two) - counted.get("process"));
		counted.put("… with `min-rate`",
				count(AVAILABILITY, WITHOUT_CAUSES, "--monitored.slo.definitions.some.min-rate=1/s") - one);
		counted.put("… with `freshness`",
				count(AVAILABILITY, WITHOUT_CAUSES, "--monitored.slo.definitions.some.freshness=1h") - one);
		int causesOfOne = count(AVAILABILITY) - one;
		int causesOfTwo = count(AVAILABILITY, LATENCY) - three;
		counted.put("objective, causes on", causesOfTwo - causesOfOne);
		counted.put("SLO, causes on", causesOfOne - (causesOfTwo - causesOfOne));
		assertThat(table()).containsExactlyInAnyOrderEntriesOf(counted);
	}

	@Test
	void areAsManyAsTheExampleSays() {
		int all = count(AVAILABILITY, LATENCY, ANOTHER);
		assertThat(Project.read(Project.file("docs/kubernetes.md"))).contains("= %d series".formatted(all - 1),
				"are %d, with".formatted(3 * (10 * (all - 1) + 1)));
	}

	private static int count(String... settings) {
		return count((series) -> true, settings);
	}

	private static int count(Predicate<String> filter, String... settings) {
		SpringApplication application = new SpringApplication(Service.class);
		String[] arguments = new String[settings.length + 3];
		System.arraycopy(settings, 0, arguments, 0, settings.length);
		arguments[settings.length] = "--monitored.slo.definitions.some.signal=http-server";
		arguments[settings.length + 1] = "--spring.main.web-application-type=servlet";
		arguments[settings.length + 2] = "--server.port=0";
		try (ConfigurableApplicationContext context = application.run(arguments)) {
			return (int) context.getBean(PrometheusMeterRegistry.class)
				.scrape()
				.lines()
				.filter((line) -> line.startsWith("slo_"))
				.filter(filter)
				.count();
		}
	}

	private static Map<String, Integer> table() {
		String page = Project.read(Project.file("docs/kubernetes.md"));
		String section = page.substring(page.indexOf("### Series of each instance"),
				page.indexOf("### Series of the rules"));
		Map<String, Integer> rows = new LinkedHashMap<>();
		ROW.matcher(section).results().forEach((row) -> rows.put(row.group(1), Integer.valueOf(row.group(2))));
		return rows;
	}

	/**
	 * A service.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Service {

	}

}
