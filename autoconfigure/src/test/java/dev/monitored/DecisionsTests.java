package dev.monitored;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/decisions.md} with the code.
 */
class DecisionsTests {

	private static final Path PROJECT = Path.of("..");

	/**
	 * A check of Checkstyle and a kind of Kubernetes.
	 */
	private static final Set<String> NO_CLASSES = Set.of("SpringHideUtilityClassConstructor", "PrometheusRule");

	private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?(?:\\(\\))?`");

	private static final Pattern DECLARATION = Pattern
		.compile("\\b(?:class|interface|record|enum|object) (\\w+)|^ *- alert: (\\w+)", Pattern.MULTILINE);

	@Test
	void namesOnlyWhatExists() throws IOException {
		Set<String> known = new HashSet<>(NO_CLASSES);
		declaredNames().forEach(known::add);
		librariesNames().forEach(known::add);
		platformNames().forEach(known::add);
		assertThat(NAME.matcher(decisions())
			.results()
			.map((name) -> name.group(1))
			.filter((name) -> !known.contains(name)))
			.as("There is no such class or alert: rename it in docs/decisions.md too, or delete the paragraph")
			.isEmpty();
	}

	@Test
	void listsItsSections() throws IOException {
		List<String> sections = decisions().lines()
			.filter((line) -> line.startsWith("## "))
			.map((line) -> line.substring("## ".length()))
			.toList();
		List<String> contents = decisions().lines()
			.filter((line) -> line.startsWith("- ["))
			.map((line) -> line.substring("- [".length(), line.indexOf(']')))
			.toList();
		assertThat(sections).isNotEmpty().isEqualTo(contents);
	}

	@Test
	void separatesItsParagraphs() throws IOException {
		assertThat(Pattern.compile("\\S\n\\*\\*").matcher(decisions()).results()).isEmpty();
	}

	private static String decisions() throws IOException {
		return Files.readString(PROJECT.resolve("docs/decisions.md"));
	}

	private static Stream<String> declaredNames() throws IOException {
		try (Stream<Path> files = Files.walk(PROJECT)) {
			return files.map((file) -> PROJECT.relativize(file).toString())
				.filter((file) -> file.matches("(.*/src/|src/).*\\.(java|kt|yml)") && !file.contains("/target/"))
				.map((file) -> read(PROJECT.resolve(file)))
				.flatMap((text) -> DECLARATION.matcher(text).results())
				.flatMap(DecisionsTests::groups)
				.toList()
				.stream();
		}
	}

	private static Stream<String> groups(MatchResult match) {
		return Stream.of(match.group(1), match.group(2)).filter((name) -> name != null);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> librariesNames() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.flatMap(DecisionsTests::classesOf)
			.map(DecisionsTests::simpleName);
	}

	private static Stream<String> classesOf(String jar) {
		try (JarFile file = new JarFile(jar)) {
			return file.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.endsWith(".class"))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> platformNames() throws IOException {
		FileSystem platform = FileSystems.getFileSystem(URI.create("jrt:/"));
		try (Stream<Path> files = Files.walk(platform.getPath("modules"))) {
			return files.map(Path::toString)
				.filter((name) -> name.endsWith(".class"))
				.map(DecisionsTests::simpleName)
				.toList()
				.stream();
		}
	}

	private static String simpleName(String file) {
		return file.replaceFirst(".*[/$]", "").replaceFirst("\\.class$", "");
	}

}
