package dev.monitored.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets Prometheus' own tool check every rule file and run every test of rules.
 */
class PrometheusRulesIT {

	@BeforeEach
	void requirePromtool() {
		Promtool.require();
	}

	@TestFactory
	Stream<DynamicTest> passesLint() {
		assertThat(Pack.ruleFiles()).isNotEmpty();
		return named(Pack.ruleFiles(), "check", "rules", "--lint=all", "--lint-fatal");
	}

	@TestFactory
	Stream<DynamicTest> passesItsTests() {
		assertThat(Pack.ruleTests()).isNotEmpty();
		return named(Pack.ruleTests(), "test", "rules");
	}

	private static Stream<DynamicTest> named(List<Path> files, String... arguments) {
		return files.stream()
			.map((file) -> DynamicTest.dynamicTest(file.getFileName().toString(),
					() -> Promtool
						.run(Stream.concat(Stream.of(arguments), Stream.of(file.toString())).toArray(String[]::new))
						.assertSuccess()));
	}

}
