package dev.monitored.unloading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the class loader of an application which has gone can go as well, whatever
 * the libraries that it shared with others were used for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnloadingTests {

	static final String RESULT = "Class loaders that stay: ";

	private Map<String, String> kept = Map.of();

	private String output = "";

	@BeforeAll
	void runApplications() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0",
						"--add-opens=java.base/java.lang=ALL-UNNAMED", Unloading.class.getName()));
		applications().forEach(command::add);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		Process process = builder.start();
		this.output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(this.output).isZero();
		this.kept = this.output.lines()
			.filter((line) -> line.startsWith(RESULT))
			.map((line) -> line.substring(RESULT.length()).split(" "))
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[1]));
	}

	@ParameterizedTest
	@MethodSource("applications")
	void letsTheClassLoaderGo(String application) {
		assertThat(this.kept.get(application)).isEqualTo("0");
	}

	static Stream<String> applications() {
		return Stream.of(MatchedByPointcuts.class.getName(), SharedDriver.class.getName(),
				"dev.monitored.db.r2dbc.R2dbcBinderContractTests", "dev.monitored.http.TomcatBinderContractTests",
				"dev.monitored.llm.LlmBinderContractTests", "dev.monitored.llm.langchain4j.ModelUses",
				"dev.monitored.llm.springai.SpringAiBinderContractTests",
				"dev.monitored.operation.OperationBinderContractTests",
				Unloading.ALONE + MatchedByPointcuts.class.getName());
	}

}
