package dev.monitored;

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
 * which Spring registers and creates their beans.
 */
class AutoConfigurationOrderTests {

	@Test
	void leavesTheOrderOfOthersAlone() {
		List<Class<?>> all = sorted(candidates());
		assertThat(all.stream().filter(AutoConfigurationOrderTests::isOurs)).isNotEmpty();
		assertThat(all.stream().filter((type) -> !isOurs(type)))
			.containsExactlyElementsOf(sorted(candidates().filter((type) -> !isOurs(type))));
	}

	private static Stream<Class<?>> candidates() {
		ClassLoader loader = AutoConfigurationOrderTests.class.getClassLoader();
		return ImportCandidates.load(AutoConfiguration.class, loader)
			.getCandidates()
			.stream()
			.map((name) -> ClassUtils.resolveClassName(name, loader));
	}

	private static List<Class<?>> sorted(Stream<Class<?>> types) {
		return List.of(Configurations.getClasses(AutoConfigurations.of(types.toArray(Class<?>[]::new))));
	}

	private static boolean isOurs(Class<?> type) {
		return type.getName().startsWith("dev.monitored.");
	}

}
