package sample.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.fail;

/**
 * A program that a test needs, looked for on the path.
 *
 * @param name the name of the program
 * @param debianPackage the package of Debian that has it
 */
record InstalledProgram(String name, String debianPackage) {

	/**
	 * Skips the test if the program is missing, and fails it where that must not happen.
	 */
	void require() {
		String message = "%s is not installed: apt-get install %s".formatted(this.name, this.debianPackage);
		if (!isPresent() && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isPresent(), message);
	}

	boolean isPresent() {
		return found(this.name).findFirst().isPresent();
	}

	/**
	 * Returns where a program is.
	 */
	Path path() {
		return found(this.name).findFirst().orElseThrow();
	}

	private static Stream<Path> found(String name) {
		return Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable);
	}

}
