package dev.monitored.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what GitHub would run, as far as that can be known without it.
 */
class WorkflowTests {

	private static final Pattern SCRIPT = Pattern
		.compile("(?<![\\w/.])(\\.ci/[\\w-]+|benchmarks/[\\w-]+|\\./mvnw)(?=\\s|$)", Pattern.MULTILINE);

	private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");

	private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");

	private static final List<String> JDKS = List.of("17", "21", "25");

	@ParameterizedTest
	@MethodSource("workflows")
	void havePermissionsThatAreLeast(Path file) {
		Map<String, Object> workflow = read(file);
		assertThat(map(workflow, "permissions")).containsEntry("contents", "read");
		assertThat(Stream.concat(Stream.of(workflow), jobs(workflow).stream())
			.flatMap((part) -> map(part, "permissions").entrySet().stream())
			.filter((permission) -> "write".equals(permission.getValue()))
			.map(Map.Entry::getKey)).as(file.toString()).isSubsetOf("security-events");
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void pinActionsToACommit(Path file) {
		assertThat(Project.read(file).lines().filter((line) -> line.contains("uses:"))).isNotEmpty()
			.allMatch((line) -> line.matches(" *(- )?uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void limitTheTimeOfEachJob(Path file) {
		assertThat(jobs(read(file))).isNotEmpty().allSatisfy((job) -> assertThat(job).containsKey("timeout-minutes"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void callWhatExists(Path file) {
		String text = Project.read(file);
		assertThat(SCRIPT.matcher(text).results().map((script) -> script.group(1)))
			.allSatisfy((script) -> assertThat(Project.file(script)).isExecutable());
		assertThat(MODULES.matcher(text).results().flatMap((modules) -> Stream.of(modules.group(1).split(","))))
			.allSatisfy((module) -> assertThat(Project.file(module).resolve("pom.xml")).exists());
		String pom = Project.read(Project.file("pom.xml"));
		assertThat(PROFILE.matcher(text).results().map((profile) -> profile.group(1)))
			.allSatisfy((profile) -> assertThat(pom).contains("<id>" + profile + "</id>"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void runCommandsThatBashReads(Path file) throws Exception {
		for (Map<String, Object> job : jobs(read(file))) {
			for (Object step : (List<?>) job.getOrDefault("steps", List.of())) {
				Object run = ((Map<?, ?>) step).get("run");
				if (run != null) {
					assertThat(bashReads(String.valueOf(run).replaceAll("\\$\\{\\{.*?}}", "value"))).as("%s", run)
						.isTrue();
				}
			}
		}
	}

	@Test
	void testEachJdkAndEachLineOfSpringBoot() {
		Map<String, Object> matrix = map(map(map(map(read(file("ci.yml")), "jobs"), "jars"), "strategy"), "matrix");
		assertThat((List<?>) matrix.get("java")).extracting(String::valueOf).isEqualTo(JDKS);
		assertThat((List<?>) matrix.get("boot")).extracting(String::valueOf).containsExactly("4.0", "4.1");
		String modules = ((List<?>) matrix.get("include")).stream()
			.map((line) -> String.valueOf(((Map<?, ?>) line).get("modules")))
			.collect(Collectors.joining(","));
		assertThat(modules.split(",")).isNotEmpty()
			.allSatisfy((module) -> assertThat(Project.file("starter/src/it/smoke"))
				.isDirectoryContaining((folder) -> folder.getFileName().toString().equals(module)));
		assertThat(Project.read(Project.file("starter/pom.xml"))).contains("<smoke.modules>");
	}

	@Test
	void runTheCommandOfTheContinuousIntegration() {
		assertThat(Project.read(file("ci.yml"))).contains("run: .ci/run\n", "run: .ci/reproducible\n");
		assertThat(Project.read(Project.file(".ci/run"))).contains("./mvnw", "verify");
		assertThat(Project.read(Project.file("README.md"))).contains("./mvnw verify\n");
	}

	@Test
	void compareTheBenchmarksOfANight() {
		assertThat(Project.read(file("nightly.yml"))).contains("-Plong", "benchmarks/run", "benchmarks/compare",
				"GITHUB_STEP_SUMMARY", "upload-artifact");
	}

	@Test
	void haveFormsThatGitHubReads() {
		assertThat(Project.files(".github/ISSUE_TEMPLATE", ".*\\.yml")).hasSize(3).allSatisfy((file) -> {
			Map<String, Object> form = read(file);
			if (!file.endsWith("config.yml")) {
				assertThat(form).containsKeys("name", "description", "body");
				assertThat((List<?>) form.get("body"))
					.allSatisfy((part) -> assertThat(map(cast(part), "attributes")).isNotEmpty());
			}
		});
	}

	@Test
	void updateEveryEcosystem() {
		Map<String, Object> dependabot = read(Project.file(".github/dependabot.yml"));
		assertThat((List<?>) dependabot.get("updates")).extracting((update) -> cast(update).get("package-ecosystem"))
			.containsExactlyInAnyOrder("maven", "github-actions", "docker-compose");
		assertThat((List<?>) dependabot.get("updates")).allSatisfy(
				(update) -> assertThat(Files.isDirectory(Project.file("." + cast(update).get("directory")))).isTrue());
	}

	static List<Path> workflows() {
		return Project.files(".github/workflows", ".*\\.yml");
	}

	private static boolean bashReads(String command) throws Exception {
		Process bash = new ProcessBuilder("bash", "-n", "-c", command).redirectErrorStream(true).start();
		return bash.waitFor() == 0;
	}

	private static Path file(String workflow) {
		return Project.file(".github/workflows").resolve(workflow);
	}

	private static Map<String, Object> read(Path file) {
		return cast(new Yaml(new SafeConstructor(new LoaderOptions())).load(Project.read(file)));
	}

	private static List<Map<String, Object>> jobs(Map<String, Object> workflow) {
		return map(workflow, "jobs").values().stream().map(WorkflowTests::cast).toList();
	}

	private static Map<String, Object> map(Map<String, Object> parent, String key) {
		return cast(parent.getOrDefault(key, Map.of()));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(Object value) {
		return (Map<String, Object>) value;
	}

}
