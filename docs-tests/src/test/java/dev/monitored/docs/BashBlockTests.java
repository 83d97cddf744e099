package dev.monitored.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that commands of the pages can be typed: Bash reads them, and the scripts,
 * modules, tests, profiles, artifacts, endpoints and files that they name exist.
 */
class BashBlockTests {

	private static final Pattern WORD = Pattern.compile("[^\\s'\"=]+");

	private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");

	private static final Pattern TESTS = Pattern.compile("-D(?:it\\.)?test=(\\w+)(?=\\s)");

	private static final Pattern PROFILES = Pattern.compile("-P(\\w+)");

	private static final Pattern ARTIFACTS = Pattern.compile("-Dartifact=dev\\.monitored:([\\w-]+):(\\S+)");

	private static final Pattern ENDPOINTS = Pattern.compile("/actuator/(\\w+)");

	private static final Pattern TROUBLES = Pattern.compile("/api/troubles/(\\w+)");

	private static final Pattern ENDPOINT_IDS = Pattern.compile("Endpoint\\(id = \"(\\w+)\"");

	private static final Pattern ENDLESS = Pattern.compile("spring-boot:run|port-forward|--follow|compose .*\\bup$");

	private static final Set<String> SPRING_ENDPOINTS = Set.of("prometheus", "conditions", "health");

	private static final Set<String> endpoints = Project.files("autoconfigure/src/main/java", ".*\\.java")
		.stream()
		.flatMap((file) -> ENDPOINT_IDS.matcher(Project.read(file)).results())
		.map((id) -> id.group(1))
		.collect(Collectors.toSet());

	private static final String poms = Project.files(".", "pom\\.xml")
		.stream()
		.map(Project::read)
		.collect(Collectors.joining());

	@ParameterizedTest
	@MethodSource("blocks")
	void areReadByBash(Block block) throws Exception {
		Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
		bash.getOutputStream().write(block.text().getBytes(StandardCharsets.UTF_8));
		bash.getOutputStream().close();
		String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(bash.waitFor()).as("%s: %s", block, said).isZero();
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void nameScriptsThatExist(Block block) {
		assertThat(words(block))
			.filteredOn((word) -> word.matches("(\\./)?(\\.ci|benchmarks|harm-suite|sample-app)/[\\w-]+|\\./mvnw"))
			.filteredOn((word) -> !isGenerated(word))
			.allSatisfy((word) -> assertThat(Project.file(word)).as(block.toString()).isExecutable());
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void nameFilesThatExist(Block block) {
		assertThat(words(block))
			.filteredOn((word) -> word.matches("(docs|sample-app|autoconfigure)/\\S+\\.(ya?ml|json|md)"))
			.filteredOn((word) -> !word.contains("*"))
			.allSatisfy((word) -> assertThat(Project.file(word)).as(block.toString()).exists());
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void nameModulesAndProfilesThatExist(Block block) {
		assertThat(found(MODULES, block).flatMap((modules) -> Stream.of(modules.split(","))))
			.allSatisfy((module) -> assertThat(Project.file(module).resolve("pom.xml")).as(block.toString()).exists());
		assertThat(found(PROFILES, block))
			.allSatisfy((profile) -> assertThat(poms).as(block.toString()).contains("<id>" + profile + "</id>"));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void nameTestsThatExist(Block block) {
		assertThat(found(TESTS, block)).allSatisfy(
				(test) -> assertThat(Project.files(".", test + "\\.(java|kt)")).as(block.toString()).isNotEmpty());
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void nameArtifactsOfThisVersion(Block block) {
		assertThat(ARTIFACTS.matcher(block.text()).results()).allSatisfy((artifact) -> {
			assertThat(PomTests.artifacts()).as(block.toString()).contains(artifact.group(1));
			assertThat(artifact.group(2)).as(block.toString()).isEqualTo(Project.SHOWN_VERSION);
		});
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void haveNothingBehindWhatNeverEnds(Block block) {
		List<String> lines = block.text().lines().toList();
		assertThat(lines.subList(0, lines.size() - 1)).as("Put %s into two blocks", block)
			.noneMatch((line) -> ENDLESS.matcher(line).find());
	}

	@Test
	void unpackThePackWithTheCommandThatTheSmokeTestRuns() {
		String tested = unpacking(Page.read(Project.file("docs/pack.md")).blocks()).findFirst().orElseThrow();
		assertThat(unpacking(blocks())).hasSizeGreaterThan(1).containsOnly(tested);
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void askEndpointsThatExist(Block block) {
		assertThat(found(ENDPOINTS, block).filter((id) -> !SPRING_ENDPOINTS.contains(id)))
			.allSatisfy((id) -> assertThat(endpoints).as(block.toString()).contains(id));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void makeTroubleThatExists(Block block) {
		String troubles = Project.read(Project.file("sample-app/src/main/java/sample/shop/trouble/Trouble.java"));
		assertThat(found(TROUBLES, block)).allSatisfy(
				(trouble) -> assertThat(troubles).as(block.toString()).containsPattern("\\b" + trouble + "\\b"));
	}

	static List<Block> blocks() {
		return Block.of("bash");
	}

	private static Stream<String> unpacking(List<Block> blocks) {
		return blocks.stream()
			.flatMap((block) -> block.text().lines())
			.filter((line) -> line.startsWith("./mvnw dependency:unpack "));
	}

	private static Stream<String> found(Pattern pattern, Block block) {
		return pattern.matcher(block.text()).results().map((found) -> found.group(1));
	}

	private static List<String> words(Block block) {
		return WORD.matcher(block.text().replaceAll("#.*", "")).results().map(MatchResult::group).toList();
	}

	private static boolean isGenerated(String word) {
		return word.contains("/target");
	}

}
