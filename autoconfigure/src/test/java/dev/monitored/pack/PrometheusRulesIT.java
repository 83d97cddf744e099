package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.monitored.pack.PeerTool.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets Prometheus' own tool check every rule file and run every test of rules.
 */
class PrometheusRulesIT {

	private static final ExecutorService promtools = Executors.newFixedThreadPool(2);

	@AfterAll
	static void stops() {
		promtools.shutdownNow();
	}

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

	/**
	 * Returns a test for each file. Promtool uses one processor, so two files are read at
	 * a time.
	 * @param files the files
	 * @param arguments what promtool does with each
	 * @return the tests
	 */
	private static Stream<DynamicTest> named(List<Path> files, String... arguments) {
		return files.stream()
			.map((file) -> named(file, promtools.submit(() -> run(file, arguments))))
			.toList()
			.stream();
	}

	private static DynamicTest named(Path file, Future<Result> result) {
		return DynamicTest.dynamicTest(file.getFileName().toString(), () -> result.get().assertSuccess());
	}

	private static Result run(Path file, String... arguments) throws IOException, InterruptedException {
		return Promtool.run(Stream.concat(Stream.of(arguments), Stream.of(file.toString())).toArray(String[]::new));
	}

}
