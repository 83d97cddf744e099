package dev.monitored.settings.shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenSetting}.
 */
class WrittenSettingTests {

	@ParameterizedTest
	@CsvSource({ "monitored.slo.enabled", "monitored.slo.definitions.orders.latency[0]",
			"monitored.slo.definitions[orders.api].signal", "monitored.llm.prices[0].model" })
	void hasItsNameAsItIsWritten(String name) {
		assertThat(written(name, false).name()).isEqualTo(name);
	}

	@Test
	void hasAValueAndAPlace() {
		assertThat(written("monitored.slo.enabled", false).value()).isEqualTo("5");
		assertThat(written("monitored.slo.enabled", false).place()).isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource({ "0, .monitored.llm.prices[0].model", "2, .prices[0].model", "3, [0].model", "5, ''" })
	void writesTheEndOfAName(int first, String text) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of("monitored.llm.prices[0].model");
		assertThat(WrittenSetting.text(name, first)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "monitored.slo.definitions.orders.min-rate, MONITORED_SLO_DEFINITIONS_ORDERS_MINRATE",
			"monitored.llm.prices[0].model, MONITORED_LLM_PRICES_0_MODEL" })
	void spellsOtherNamesAsItsSourceDoes(String name, String variable) {
		assertThat(written("monitored.slo.enabled", true).spelt(name)).isEqualTo(variable);
		assertThat(written("monitored.slo.enabled", false).spelt(name)).isEqualTo(name);
	}

	private static WrittenSetting written(String name, boolean isVariable) {
		return new WrittenSetting(new ConfigurationProperty(ConfigurationPropertyName.of(name), 5, null), isVariable);
	}

}
