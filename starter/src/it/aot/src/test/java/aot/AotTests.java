package aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application that was processed ahead of time counts as any other does.
 */
class AotTests {

	private static final String OURS = "(api_errors|application_info|db_|label_|llm_|operation_|slo_|visits).*";

	private static final String HTTP = "http_(client|server)_requests_seconds.*";

	/** Times, and what is recorded of one of sixteen good calls, chosen at random. */
	private static final String SAMPLED = "slo_(call_seconds_by_cause_total|cause_calls_total\\{.*result=\"good\").*";

	private static final String COUNTS = ".*(_total|_count|_info|_active|_calls|_objective|_target|le=\"\\+Inf\".*)(\\{.*)?";

	private static Map<String, String> processed;

	private static Map<String, String> usual;

	@BeforeAll
	static void run() {
		CompletableFuture<Map<String, String>> other = CompletableFuture.supplyAsync(() -> samples(false));
		processed = samples(true);
		usual = other.join();
	}

	@Test
	void isProcessedWithoutWarning() {
		assertThat(buildLog()).contains("process-aot").doesNotContain("not eligible");
		assertThat(warnings(buildLog())).isEmpty();
	}

	@Test
	void isProcessedWithoutItsBeans() {
		assertThat(buildLog()).doesNotContain("Created ");
		assertThat(read(output(true))).contains("Created OrderRepository", "Created DurationConverter");
	}

	@Test
	void startsProcessedWithTheSameWarnings() {
		assertThat(read(output(true))).contains("Starting AOT-processed AotApplication");
		assertThat(warnings(read(output(true)))).hasSize(4).isEqualTo(warnings(read(output(false))));
	}

	@Test
	void hasTheSameSeries() {
		assertThat(processed.keySet()).isEqualTo(usual.keySet());
	}

	@Test
	void countsTheSame() {
		assertThat(counts(processed)).hasSizeGreaterThan(100).isEqualTo(counts(usual));
	}

	@Test
	void countsWhatTheSettingsSay() {
		assertThat(counts(processed))
			.containsEntry("operation_duration_seconds_count{operation=\"checkout\",status=\"error\",team=\"payments\"}",
					"1")
			.containsEntry(
					"operation_duration_seconds_count{operation=\"checkout\",status=\"success\",team=\"payments\"}", "3");
		assertThat(processed.keySet()).anyMatch((series) -> series.contains("table=\"sales.orders\""))
			.anyMatch((series) -> series.contains("operation=\"orders.add\"") && series.contains("team=\"sales\""))
			.anyMatch((series) -> series.startsWith("llm_cost"))
			.anyMatch((series) -> series.equals("visits_total"));
	}

	private static String buildLog() {
		return read(Path.of(System.getProperty("aot.build-log")));
	}

	private static List<String> warnings(String log) {
		return log.lines().filter((line) -> line.startsWith("WARN ") || line.startsWith("ERROR ")).toList();
	}

	private static Map<String, String> counts(Map<String, String> samples) {
		Map<String, String> counts = new TreeMap<>(samples);
		counts.keySet().removeIf((series) -> !series.matches(COUNTS));
		return counts;
	}

	private static Map<String, String> samples(boolean isProcessed) {
		Path scrape = Path.of("target", isProcessed + ".prom");
		start(isProcessed, scrape);
		Map<String, String> samples = new TreeMap<>();
		read(scrape).lines().filter((line) -> line.matches(OURS + "|" + HTTP) && !line.matches(SAMPLED)).forEach((line) -> {
			int space = line.lastIndexOf(' ');
			samples.put(line.substring(0, space).replaceAll("(server_port|process)=\"\\w+\"|localhost:\\d+", "any"),
					line.substring(space + 1).replaceAll("\\.0$", ""));
		});
		return samples;
	}

	private static void start(boolean isProcessed, Path scrape) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=" + isProcessed, "-cp", classPath(),
				AotApplication.class.getName(), "--server.port=" + TestSocketUtils.findAvailableTcpPort(),
				"--scrape=" + scrape));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output(isProcessed).toFile())
				.start();
			assertThat(process.waitFor()).as(() -> read(output(isProcessed))).isZero();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static Path output(boolean isProcessed) {
		return Path.of("target", isProcessed + ".log");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
