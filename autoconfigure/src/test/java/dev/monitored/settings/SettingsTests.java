package dev.monitored.settings;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Settings}.
 */
class SettingsTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void usesDefaultsWhereNothingIsWritten() {
		assertThat(Settings.bind(this.environment, Till.class)).isEqualTo(new Till(3, List.of(), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.till.max-drawers", "shop.till.maxDrawers", "shop.till.max_drawers" })
	void readsRelaxedNames(String name) {
		write(Map.of(name, "5"));
		assertThat(Settings.bind(this.environment, Till.class).maxDrawers()).isEqualTo(5);
	}

	@Test
	void readsVariablesOfTheEnvironment() {
		this.environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
							Map.of("SHOP_TILL_MAXDRAWERS", "5", "SHOP_TILL_COINS_0", "7", "SHOP_TILL_PORT", "80",
									"SHOP_TILL", "tcp://10.0.0.1")));
		assertThat(Settings.bind(this.environment, Till.class)).isEqualTo(new Till(5, List.of(7), null));
	}

	@Test
	void resolvesPlaceholdersAndRandomValues() {
		RandomValuePropertySource.addToEnvironment(this.environment);
		write(Map.of("shop.till.max-drawers", "${drawers}", "drawers", "5", "shop.till.coins", "${random.int(1,2)}"));
		assertThat(Settings.bind(this.environment, Till.class)).isEqualTo(new Till(5, List.of(1), null));
	}

	@Test
	void refusesKeysThatTheRecordDoesNotHave() {
		write(Map.of("shop.till.colour", "red"));
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> Settings.bind(this.environment, Till.class))
			.withCauseInstanceOf(UnboundConfigurationPropertiesException.class);
	}

	@Test
	void leavesOtherKeysAloneWhereTheRecordDoes() {
		write(Map.of("shop.name", "corner", "shop.till.colour", "red"));
		assertThat(Settings.bind(this.environment, Shop.class)).isEqualTo(new Shop("corner"));
	}

	@Test
	void loadsClassesWithTheClassLoaderOfTheApplication() throws IOException {
		write(Map.of("shop.till.type", "dev.monitored.settings.SettingsTests"));
		ClassLoader known = SettingsTests.class.getClassLoader();
		ClassLoader original = ClassUtils.overrideThreadContextClassLoader(ClassLoader.getPlatformClassLoader());
		try {
			assertThat(Settings.bind(this.environment, Till.class, known).type()).isEqualTo(SettingsTests.class);
		}
		finally {
			Thread.currentThread().setContextClassLoader(original);
		}
	}

	@Test
	void knowsNothingOfThePlaceholdersOfAConfigurer() {
		PropertySourcesPlaceholderConfigurer configurer = new PropertySourcesPlaceholderConfigurer();
		Properties local = new Properties();
		local.setProperty("shop.name", "corner");
		configurer.setProperties(local);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(PropertySourcesPlaceholderConfigurer.class, () -> configurer);
			context.refresh();
			assertThat(Settings.bind(context.getEnvironment(), Shop.class)).isEqualTo(new Shop(null));
		}
	}

	private void write(Map<String, Object> properties) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
	}

	/**
	 * Settings that are complete.
	 */
	@ConfigurationProperties(prefix = "shop.till", ignoreUnknownFields = false)
	record Till(@DefaultValue("3") int maxDrawers, @DefaultValue List<Integer> coins, @Nullable Class<?> type) {

	}

	/**
	 * Settings beside others.
	 */
	@ConfigurationProperties("shop")
	record Shop(@Nullable String name) {

	}

}
