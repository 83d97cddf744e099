package dev.monitored.label;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LabelKey}.
 */
class LabelKeyTests {

	@ParameterizedTest
	@CsvSource({ "uri, uri", "client.name, client_name", "client_name, client.name", "a.b_c, a_b.c" })
	void isOneKeyInEitherSpelling(String key, String other) {
		assertThat(new LabelKey(key)).isEqualTo(new LabelKey(other)).hasSameHashCodeAs(new LabelKey(other));
		assertThat(new LabelKey(key).is(other)).isTrue();
		assertThat(new LabelKey(other).is(key)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "uri, url", "client.name, clientname", "client.name, client-name", "client.name, Client_Name",
			"client.name, client.names" })
	void isNoOtherKey(String key, String other) {
		assertThat(new LabelKey(key)).isNotEqualTo(new LabelKey(other));
		assertThat(new LabelKey(key).is(other)).isFalse();
		assertThat(new LabelKey(other).is(key)).isFalse();
	}

	@Test
	void isShownAsPrometheusSpellsIt() {
		assertThat(new LabelKey("client.name")).hasToString("client_name");
	}

	@Test
	void findsItsValue() {
		Map<String, String> labels = Map.of("method", "GET", "client.name", "bank");
		assertThat(new LabelKey("client_name").in(labels)).isEqualTo("bank");
		assertThat(new LabelKey("client.name").in(labels)).isEqualTo("bank");
		assertThat(new LabelKey("uri").in(labels)).isNull();
	}

}
