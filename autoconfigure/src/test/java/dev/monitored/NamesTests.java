package dev.monitored;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a reader can tell classes of a module apart by their names.
 */
class NamesTests {

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	/**
	 * Types of which users inject the plural.
	 */
	private static final Set<String> MEANT = Set.of("LlmCall", "Operation");

	private static final TreeMap<Path, List<Path>> modules = new TreeMap<>();

	@BeforeAll
	static void findsSources() throws IOException {
		Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				String name = folder.getFileName().toString();
				return (name.equals("target") || name.startsWith(".")) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (file.toString().matches(".*/src/.*\\.(java|kt)") && !file.endsWith("package-info.java")) {
					modules.computeIfAbsent(moduleOf(file), (module) -> new ArrayList<>()).add(file);
				}
				return FileVisitResult.CONTINUE;
			}

		});
	}

	@Test
	void findsEveryModule() {
		assertThat(modules.keySet()).extracting((module) -> PROJECT.relativize(module).toString())
			.contains("autoconfigure", "benchmarks", "harm-suite/comparison", "kotlin-tests", "sample-app",
					"starter/src/it/smoke");
	}

	@Test
	void noNameIsGivenTwice() {
		assertThat(modules.values()).allSatisfy((files) -> assertThat(files).extracting(NamesTests::nameOf)
			.as("two classes of one module have the same simple name: say in one of them what it is for")
			.doesNotHaveDuplicates());
	}

	@Test
	void noTwoNamesDifferByAPluralAlone() {
		assertThat(modules.values()).allSatisfy((files) -> {
			Set<String> names = new TreeSet<>(files.stream().map(NamesTests::nameOf).toList());
			assertThat(names).as("one class is the plural of another: name it after what it does with them")
				.noneMatch((name) -> names.contains(name + "s") && !MEANT.contains(name));
		});
	}

	private static Path moduleOf(Path file) {
		String path = file.toString();
		return Path.of(path.substring(0, path.lastIndexOf("/src/")));
	}

	private static String nameOf(Path file) {
		return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
	}

}
