package dev.monitored.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

/**
 * The static files that come with the library, and the tests of its rules.
 */
final class Pack {

	static final Path ROOT = Path.of("src", "main", "resources", "META-INF", "monitored");

	/**
	 * Where the build writes manifests from the rule files.
	 */
	private static final Path MANIFESTS = Path.of("target", "classes", "META-INF", "monitored", "kubernetes");

	private static final Path RULE_TESTS = Path.of("src", "test", "prometheus");

	private static final Path DOCS = Path.of("..", "docs");

	private Pack() {
	}

	static List<Path> ruleFiles() {
		return files(ROOT.resolve("prometheus"), ".yml");
	}

	static List<Path> ruleTests() {
		return files(RULE_TESTS, ".yml");
	}

	static List<Path> manifests() {
		return files(MANIFESTS, ".yaml");
	}

	static Path alertmanagerConfiguration() {
		return ROOT.resolve("alertmanager").resolve("alertmanager.yml");
	}

	static List<Path> pages() {
		return files(DOCS, ".md");
	}

	static Map<String, Object> parse(Path file) {
		return new Yaml().load(read(file));
	}

	/**
	 * Reads the groups of a rule file or of the {@code spec} of a manifest.
	 */
	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> groups(Map<String, Object> rules) {
		return (List<Map<String, Object>>) rules.get("groups");
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> rules(Map<String, Object> group) {
		return (List<Map<String, Object>>) group.get("rules");
	}

	static Stream<Map<String, Object>> alerts() {
		return ruleFiles().stream()
			.flatMap((file) -> groups(parse(file)).stream())
			.flatMap((group) -> rules(group).stream())
			.filter((rule) -> rule.containsKey("alert"));
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path folder, String extension) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(extension)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
