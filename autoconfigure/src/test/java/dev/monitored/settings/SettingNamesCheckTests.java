package dev.monitored.settings;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.monitored.slo.SloProperties;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SettingNamesCheck}.
 */
class SettingNamesCheckTests {

	private static final Supplier<Set<String>> UNREAD = () -> {
		throw new AssertionError("The metadata is not needed");
	};

	@Test
	void readsNoMetadataForSettingsOfDeclaredRecords() {
		assertThatNoException().isThrownBy(() -> check("monitored.slo.definitions.a.signal", UNREAD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored.acme.size", "monitored.ac-me.size" })
	void readsMetadataForOtherSettings(String setting) {
		assertThatNoException().isThrownBy(() -> check(setting, () -> Set.of("slo", "acme")));
	}

	@Test
	void refusesWhatIsNeitherDeclaredNorDocumented() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> check("monitored.slos.enabled", () -> Set.of("slo")))
			.withMessageContaining("Below 'monitored.' there are: slo.");
	}

	private static void check(String setting, Supplier<Set<String>> documented) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(setting, "true")));
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerBeanDefinition("properties", new RootBeanDefinition(SloProperties.class));
		new SettingNamesCheck(environment, documented).postProcessBeanFactory(beanFactory);
	}

}
