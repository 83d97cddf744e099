package dev.monitored.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code .ci/api-changes} names what breaks users, and nothing else, on jars
 * of a few types.
 */
class ApiChangesIT {

	private static final int BROKEN = 2;

	private static final List<String> ARTIFACTS = List.of("monitored-spring-boot-autoconfigure",
			"monitored-spring-boot-test");

	private static final String MONITORED = "package dev.monitored; public @interface Monitored { %s }";

	private static final String UNLISTED = "package dev.monitored; public class Unlisted { %s }";

	private static final String OPERATIONS = "package dev.monitored.test.call; public interface OperationAssert { %s }";

	@TempDir
	Path directory;

	private String said = "";

	@Test
	void nameWhatWasRemovedOrHasToBeWritten() throws Exception {
		Path before = repository("before", MONITORED.formatted("String[] latency();"),
				OPERATIONS.formatted("void failed(long count);"));
		Path after = repository("after", MONITORED.formatted("int promised();"), OPERATIONS.formatted(""));
		assertThat(run("%s %s %s".formatted(script(), before, after))).as(this.said).isEqualTo(BROKEN);
		assertThat(this.said.lines().filter((line) -> line.startsWith("dev."))).containsExactlyInAnyOrder(
				"dev.monitored.Monitored.latency() METHOD_REMOVED",
				"dev.monitored.Monitored.promised() METHOD_ABSTRACT_ADDED_TO_CLASS",
				"dev.monitored.test.call.OperationAssert.failed(long) METHOD_REMOVED");
	}

	@Test
	void nameATypeThatWasRemoved() throws Exception {
		Path before = repository("before", MONITORED.formatted(""), OPERATIONS.formatted(""));
		Path after = repository("after", OPERATIONS.formatted(""));
		assertThat(run("%s %s %s".formatted(script(), before, after))).as(this.said).isEqualTo(BROKEN);
		assertThat(this.said).contains("dev.monitored.Monitored CLASS_REMOVED");
	}

	@Test
	void keepSilentAboutUnlistedTypesAndNewAttributesWithADefault() throws Exception {
		Path before = repository("before", MONITORED.formatted(""), UNLISTED.formatted("public void gone() {}"),
				OPERATIONS.formatted(""));
		Path after = repository("after", MONITORED.formatted("String team() default \"\";"), UNLISTED.formatted(""),
				OPERATIONS.formatted(""));
		assertThat(run("%s %s %s".formatted(script(), before, after))).as(this.said).isZero();
		assertThat(this.said).contains("No change breaks users of ");
	}

	@Test
	void refuseAFolderWithoutJars() throws Exception {
		assertThat(run("%s %s %s".formatted(script(), this.directory, this.directory))).isEqualTo(1);
		assertThat(this.said).contains("There are 0 jars of monitored-spring-boot-autoconfigure");
	}

	@Test
	void sayThatThereIsNoReleaseYet() throws Exception {
		Path copy = Files.createDirectories(this.directory.resolve("tree/.ci")).resolve("api-changes");
		Files.copy(Path.of(script()), copy);
		Files.writeString(this.directory.resolve("tree/pom.xml"), "<released.version/>");
		assertThat(run(copy.toString())).isZero();
		assertThat(this.said).isEqualTo("There is no release to compare with yet\n");
	}

	private static String script() {
		return Project.file(".ci/api-changes").toString();
	}

	private Path repository(String name, String... sources) throws IOException {
		Path repository = this.directory.resolve(name);
		Path classes = compile(Files.createDirectories(repository.resolve("classes")), sources);
		for (String artifact : ARTIFACTS) {
			Path jar = Files.createDirectories(repository.resolve("dev/monitored/%s/1.0.0".formatted(artifact)))
				.resolve(artifact + "-1.0.0.jar");
			use("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), "dev");
		}
		return repository;
	}

	private static Path compile(Path classes, String... sources) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
		for (String source : sources) {
			String type = source.replaceFirst("(?s).*(?:interface|class) (\\w+).*", "$1");
			Path folder = Files.createTempDirectory(classes.getParent(), type);
			arguments.add(Files.writeString(folder.resolve(type + ".java"), source).toString());
		}
		use("javac", arguments.toArray(String[]::new));
		return classes;
	}

	private static void use(String tool, String... arguments) {
		int status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
		assertThat(status).as(tool).isZero();
	}

	private int run(String command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(this.directory.toFile())
			.redirectErrorStream(true);
		String libraries = System.getProperty("maven.repo.local");
		if (libraries != null) {
			builder.environment().put("MAVEN_ARGS", "-Dmaven.repo.local=" + libraries);
		}
		Process bash = builder.start();
		this.said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return bash.waitFor();
	}

}
