package dev.monitored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the auto-configurations of others keep their order, and with it the order in
 * which Spring registers and creates their beans, with the test support too.
 */
class AutoConfigurationOrderTests {

	private static final Path TEST_SUPPORT = Path.of("..", "test-support", "src", "main", "resources", "META-INF",
			"spring", "org.springframework.boot.autoconfigure.AutoConfiguration.imports");

	@Test
	void leavesTheOrderOfOthersAlone() throws IOException {
		List<String> testSupport = Files.readAllLines(TEST_SUPPORT);
		List<Class<?>> all = sorted(Stream.concat(candidates(), resolved(testSupport)));
		assertThat(all.stream().filter(AutoConfigurationOrderTests::isOurs)).hasSizeGreaterThan(testSupport.size())
			.containsAll(resolved(testSupport).toList());
		assertThat(all.stream().filter((type) -> !isOurs(type)))
			.containsExactlyElementsOf(sorted(candidates().filter((type) -> !isOurs(type))));
	}

	private static Stream<Class<?>> candidates() {
		return resolved(
				ImportCandidates.load(AutoConfiguration.class, AutoConfigurationOrderTests.class.getClassLoader())
					.getCandidates());
	}

	private static Stream<Class<?>> resolved(List<String> names) {
		return names.stream()
			.map((name) -> ClassUtils.resolveClassName(name, AutoConfigurationOrderTests.class.getClassLoader()));
	}

	private static List<Class<?>> sorted(Stream<Class<?>> types) {
		return List.of(Configurations.getClasses(AutoConfigurations.of(types.toArray(Class<?>[]::new))));
	}

	private static boolean isOurs(Class<?> type) {
		return type.getName().startsWith("dev.monitored.");
	}

}
