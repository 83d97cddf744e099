package dev.monitored.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with promtool that blocks of PromQL, of rules and of the configuration of
 * Prometheus are correct.
 */
class PrometheusBlockTests {

	@TempDir
	Path directory;

	@BeforeEach
	void requirePromtool() {
		boolean present = Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "promtool")));
		if (!"true".equals(System.getenv("CI"))) {
			Assumptions.assumeTrue(present, "promtool is not installed: apt-get install prometheus");
		}
	}

	@ParameterizedTest
	@MethodSource("queries")
	void areQueries(String query) throws Exception {
		verify("rules", """
				groups:
				  - name: block
				    rules:
				      - record: block
				        expr: '%s'
				""".formatted(query.replace("'", "''")));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void areRules(Block block) throws Exception {
		verify("rules", block.text());
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void areConfigurations(Block block) throws Exception {
		verify("config", block.text());
	}

	private void verify(String kind, String text) throws IOException, InterruptedException {
		Path file = Files.writeString(this.directory.resolve("block.yml"), text);
		Process promtool = new ProcessBuilder("promtool", "check", kind, file.toString()).redirectErrorStream(true)
			.start();
		String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(promtool.waitFor()).as("%s%n%s", text, said).isZero();
	}

	// A line that is indented belongs to the query before it
	static List<String> queries() {
		return Block.of("promql").stream().flatMap((block) -> block.text().replaceAll("\\n +", " ").lines()).toList();
	}

	static Stream<Block> rules() {
		return Block.of("yaml").stream().filter((block) -> block.text().startsWith("groups:"));
	}

	static Stream<Block> configurations() {
		return Block.of("yaml").stream().filter((block) -> block.text().contains("scrape_configs:"));
	}

}
