package dev.monitored.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what the pages ask a running application, against the packaged shop, and what they
 * do with the packaged command.
 */
class CommandsIT {

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Path JAR = Project
		.file("sample-app/target/monitored-sample-app-%s.jar".formatted(Project.VERSION));

	private static final Path COMMAND = Project.file("cli/target/monitored-cli-%s.jar".formatted(Project.VERSION));

	private static final String COPY = "./mvnw dependency:copy ";

	/**
	 * Where the build has its libraries.
	 */
	private static final String LIBRARIES = System.getProperty("maven.repo.local",
			Path.of(System.getProperty("user.home"), ".m2", "repository").toString());

	/**
	 * What the shop answers as long as there is no profile of bad calls.
	 */
	private static final int NOT_YET = 404;

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	@TempDir
	static Path directory;

	private static @Nullable Process shop;

	private static String port = "";

	@BeforeAll
	static void startShop() throws IOException {
		Path log = directory.resolve("shop.log");
		Process started = new ProcessBuilder(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-jar",
				JAR.toString(), "--server.port=0")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		shop = started;
		Patience.await()
			.failFast("the shop ended", () -> !started.isAlive())
			.untilAsserted(() -> assertThat(Project.read(log)).containsPattern(PORT));
		Matcher listening = PORT.matcher(Project.read(log));
		assertThat(listening.find()).isTrue();
		port = listening.group(1);
	}

	@AfterAll
	static void endShop() throws InterruptedException {
		if (shop != null) {
			shop.destroy();
			shop.waitFor();
		}
	}

	@ParameterizedTest
	@MethodSource("requests")
	void askTheShop(Block block) {
		String commands = "set -euo pipefail\ncurl() { command curl --silent --show-error --fail \"$@\"; }\n"
				+ block.text().replace("localhost:8080", "localhost:" + port);
		Patience.await().until(() -> bash(commands), (status) -> status == 0 || !said().contains("error: " + NOT_YET));
		assertThat(said()).as(block.toString()).doesNotContain("curl: (");
	}

	@Test
	void readTheFileOfSlothInThePage() throws Exception {
		List<Block> blocks = Page.read(Project.file("docs/from-sloth-and-pyrra.md")).blocks();
		Files.writeString(directory.resolve("sloth.yaml"), blocks.get(0).text());
		assertThat(blocks.get(1).text()).isEqualTo("java -jar target/monitored-cli.jar read sloth.yaml\n");
		Process command = new ProcessBuilder(JAVA, "-jar", COMMAND.toString(), "read", "sloth.yaml")
			.directory(directory.toFile())
			.start();
		String definitions = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(command.waitFor()).as("everything was translated").isZero();
		assertThat(yaml(definitions)).isEqualTo(yaml(blocks.get(2).text()));
	}

	@Test
	void copyTheCommand() throws Exception {
		Path repository = directory.resolve("repository");
		Path artifact = repository.resolve("dev/monitored/monitored-cli").resolve(Project.VERSION);
		Files.copy(COMMAND, Files.createDirectories(artifact).resolve(COMMAND.getFileName()));
		String copy = Page.read(Project.file("docs/export.md"))
			.lines()
			.stream()
			.filter((line) -> line.startsWith(COPY))
			.findFirst()
			.orElseThrow()
			.replace(Project.SHOWN_VERSION, Project.VERSION)
			.replace("=target ", "=%s ".formatted(directory.resolve("target")));
		assertThat(
				bash("cd '%s' && %s --batch-mode --non-recursive -Dmaven.repo.local='%s' -Dmaven.repo.local.tail='%s'"
					.formatted(Project.ROOT, copy, repository, LIBRARIES)))
			.as(said())
			.isZero();
		assertThat(directory.resolve("target/monitored-cli.jar")).hasSameBinaryContentAs(COMMAND);
	}

	/**
	 * Returns the blocks that ask the shop, and do nothing besides.
	 */
	static Stream<Block> requests() {
		return Block.of("bash")
			.stream()
			.filter((block) -> block.text().lines().allMatch((line) -> line.matches("(curl |#).*")));
	}

	private static String said() {
		return Project.read(directory.resolve("bash.log"));
	}

	private static int bash(String commands) throws IOException, InterruptedException {
		return new ProcessBuilder("bash", "-c", commands).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("bash.log").toFile())
			.start()
			.waitFor();
	}

	private static Map<String, Object> yaml(String text) {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
	}

}
