package dev.monitored.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
		YamlTree workflow = YamlTree.read(file);
		assertThat(workflow.tree("permissions").text("contents")).isEqualTo("read");
		assertThat(Stream.concat(Stream.of(workflow), jobs(file).stream())
			.flatMap((part) -> part.tree("permissions").entries().entrySet().stream())
			.filter((permission) -> "write".equals(permission.getValue()))
			.map((permission) -> String.valueOf(permission.getKey()))).as(file.toString())
			.isSubsetOf("security-events");
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void pinActionsToACommit(Path file) {
		assertThat(Project.read(file).lines().filter((line) -> line.contains("uses:"))).isNotEmpty()
			.allMatch((line) -> line.matches(" *(- )?uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void pinImages(Path file) {
		assertThat(jobs(file)).filteredOn((job) -> job.has("container"))
			.allMatch((job) -> job.text("container").matches("[a-z/]+:\\d+\\.\\d+"));
		assertThat(jobs(file)).allMatch((job) -> job.text("runs-on").matches("ubuntu-\\d+\\.\\d+"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void limitTheTimeOfEachJob(Path file) {
		assertThat(jobs(file)).isNotEmpty().allMatch((job) -> job.has("timeout-minutes"));
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
		for (YamlTree step : jobs(file).stream().flatMap((job) -> job.trees("steps").stream()).toList()) {
			String command = step.text("run").replaceAll("\\$\\{\\{.*?}}", "value");
			assertThat(bashReads(command)).as(command).isTrue();
		}
	}

	@Test
	void testEachJdkAndEachLineOfSpringBoot() {
		YamlTree matrix = YamlTree.read(file("ci.yml")).tree("jobs").tree("jars").tree("strategy").tree("matrix");
		assertThat(matrix.texts("java")).isEqualTo(JDKS);
		assertThat(matrix.texts("boot")).containsExactly("4.0", "4.1");
		String smoke = Project.read(Project.file("starter/src/it/smoke/pom.xml"));
		assertThat(smoke).contains("<name>smoke.line</name>", "<value>!4.0</value>", "<value>!4.1</value>");
		assertThat(Project.read(file("ci.yml"))).contains("-Dsmoke.line=${{ matrix.boot }}");
	}

	@Test
	void runTheCommandOfTheContinuousIntegration() {
		assertThat(Project.read(file("ci.yml"))).contains("run: .ci/run\n", "run: .ci/reproducible\n",
				"run: .ci/release-bundle\n");
		assertThat(Project.read(Project.file(".ci/run"))).contains("./mvnw", "verify");
		assertThat(Project.read(Project.file("README.md"))).contains("./mvnw verify\n");
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void installDebianPackagesInDebian(Path file) {
		assertThat(jobs(file)).filteredOn((job) -> runs(job).anyMatch((command) -> command.contains(".ci/run")))
			.as("Ubuntu has no chromium: write container: debian:…")
			.allMatch((job) -> job.text("container").startsWith("debian:"));
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void keepNoCredentialsInTheClone(Path file) {
		assertThat(steps(file, "actions/checkout@")).isNotEmpty()
			.allMatch((step) -> step.tree("with").text("persist-credentials").equals("false"));
	}

	@Test
	void testEachCommitOfMain() {
		assertThat(YamlTree.read(file("ci.yml")).tree("concurrency").text("cancel-in-progress"))
			.isEqualTo("${{ github.event_name == 'pull_request' }}");
	}

	@Test
	void keepTheLibrariesOfOneJobForEachPlace() {
		assertThat(workflows().stream().flatMap((file) -> steps(file, "actions/setup-java@")))
			.noneMatch((step) -> step.tree("with").has("cache"));
		assertThat(workflows().stream().flatMap((file) -> steps(file, "actions/cache/save@")))
			.extracting((step) -> step.tree("with").text("path"))
			.containsExactlyInAnyOrder("/root/.m2/repository", "~/.m2/repository");
		assertThat(workflows().stream().flatMap((file) -> jobs(file).stream())).allSatisfy((job) -> {
			boolean inDebian = job.has("container");
			assertThat(steps(job, "actions/cache/restore@")).allMatch(
					(step) -> step.tree("with").text("path").startsWith(inDebian ? "/root/" : "~/") && step.tree("with")
						.text("key")
						.startsWith(inDebian ? "libraries-debian-" : "libraries-ubuntu-"));
		});
	}

	@Test
	void compareTheBenchmarksOfANight() {
		assertThat(Project.read(file("nightly.yml"))).contains("-Plong", "benchmarks/run", "benchmarks/compare",
				"GITHUB_STEP_SUMMARY", "upload-artifact");
	}

	@Test
	void haveFormsThatGitHubReads() {
		assertThat(Project.files(".github/ISSUE_TEMPLATE", ".*\\.yml")).hasSize(3).allSatisfy((file) -> {
			YamlTree form = YamlTree.read(file);
			if (!file.endsWith("config.yml")) {
				assertThat(form.entries().keySet()).extracting(String::valueOf).contains("name", "description", "body");
				assertThat(form.trees("body")).allMatch((part) -> !part.tree("attributes").entries().isEmpty());
			}
		});
	}

	@Test
	void updateEveryEcosystem() {
		List<YamlTree> updates = YamlTree.read(Project.file(".github/dependabot.yml")).trees("updates");
		assertThat(updates).extracting((update) -> update.text("package-ecosystem"))
			.containsExactlyInAnyOrder("maven", "github-actions", "docker-compose");
		assertThat(updates)
			.allSatisfy((update) -> assertThat(Project.file("." + update.text("directory"))).isDirectory());
	}

	private static Stream<YamlTree> steps(Path file, String action) {
		return jobs(file).stream().flatMap((job) -> steps(job, action));
	}

	private static Stream<YamlTree> steps(YamlTree job, String action) {
		return job.trees("steps").stream().filter((step) -> step.text("uses").startsWith(action));
	}

	private static Stream<String> runs(YamlTree job) {
		return job.trees("steps").stream().map((step) -> step.text("run"));
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

	private static List<YamlTree> jobs(Path file) {
		return YamlTree.read(file).tree("jobs").children();
	}

}
