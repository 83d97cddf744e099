package smoke;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.monitored.Monitored;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the built jar, and for the command that copies the pack out of it, as the
 * reference page has it.
 */
class PackTests {

	private static final String WRAPPER = "./mvnw ";

	private static final Path UNPACKED = Path.of("target", "monitored", "META-INF", "monitored");

	@Test
	void documentedCommandCopiesThePack() throws Exception {
		runMaven(documentedArguments());
		assertThat(files()).contains(Path.of("prometheus", "latency-rules.yml"),
				Path.of("prometheus", "runtime-rules.yml"), Path.of("alertmanager", "alertmanager.yml"),
				Path.of("kubernetes", "service-monitor.yaml"), Path.of("kubernetes", "latency-rules.yaml"));
		assertThat(Path.of("target", "monitored", "dev")).as("classes").doesNotExist();
	}

	@Test
	void classesAreStoredSoThatNoStartInflatesThem() throws Exception {
		URI jar = Monitored.class.getProtectionDomain().getCodeSource().getLocation().toURI();
		try (JarFile file = new JarFile(new File(jar))) {
			assertThat(file.getEntry("dev/monitored/Monitored.class").getMethod()).isEqualTo(ZipEntry.STORED);
		}
	}

	private static List<String> documentedArguments() throws IOException {
		List<String> commands = Files.readAllLines(Path.of(System.getProperty("smoke.docs"), "pack.md"))
			.stream()
			.filter((line) -> line.startsWith(WRAPPER))
			.toList();
		assertThat(commands).hasSize(1);
		return List.of(commands.get(0).substring(WRAPPER.length()).replace("'", "").split(" "));
	}

	private static void runMaven(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(System.getProperty("smoke.maven"), "--batch-mode"));
		command.addAll(arguments);
		for (String property : List.of("maven.repo.local", "maven.repo.local.tail")) {
			command.add("-D%s=%s".formatted(property, System.getProperty(property)));
		}
		File log = new File("target", "unpack.log");
		Process maven = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
		assertThat(maven.waitFor()).as(Files.readString(log.toPath())).isZero();
	}

	private static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(UNPACKED)) {
			return files.filter(Files::isRegularFile).map(UNPACKED::relativize).toList();
		}
	}

}
