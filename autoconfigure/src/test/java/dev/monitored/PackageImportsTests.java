package dev.monitored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the imports of packages have no circles. Class files do not show imports of
 * constants, because the compiler copies their values.
 */
@ParameterizedClass
@ValueSource(strings = { "autoconfigure", "test-support" })
class PackageImportsTests {

	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(dev\\.monitored[a-z0-9.]*)\\.[A-Z]",
			Pattern.MULTILINE);

	private final Path sources;

	PackageImportsTests(String module) {
		this.sources = Path.of("..", module, "src", "main", "java");
	}

	@Test
	void noPackageReachesItself() throws IOException {
		Map<String, Set<String>> imports = imports();
		assertThat(imports.keySet()).isNotEmpty()
			.as("a package reaches itself by its imports: move what both need into a package below both")
			.noneMatch((name) -> reached(name, imports).contains(name));
	}

	private static Set<String> reached(String name, Map<String, Set<String>> imports) {
		Set<String> reached = new TreeSet<>();
		List<String> next = List.copyOf(imports.get(name));
		while (!next.isEmpty()) {
			List<String> found = next.stream().filter(reached::add).toList();
			next = found.stream().flatMap((each) -> imports.getOrDefault(each, Set.of()).stream()).toList();
		}
		return reached;
	}

	private Map<String, Set<String>> imports() throws IOException {
		Map<String, Set<String>> imports = new TreeMap<>();
		try (Stream<Path> files = Files.walk(this.sources)) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".java")).toList()) {
				String name = this.sources.relativize(file.resolveSibling("")).toString().replace('/', '.');
				Set<String> imported = imports.computeIfAbsent(name, (each) -> new TreeSet<>());
				IMPORT.matcher(Files.readString(file))
					.results()
					.map((match) -> match.group(1))
					.filter((other) -> !other.equals(name))
					.forEach(imported::add);
			}
		}
		return imports;
	}

}
