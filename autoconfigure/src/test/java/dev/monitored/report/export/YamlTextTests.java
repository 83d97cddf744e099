package dev.monitored.report.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link YamlText}. What could be something else than a text is from the
 * schemas of <a href="https://yaml.org/type/">YAML 1.1</a> and
 * <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>.
 */
class YamlTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "yes", "No", "on", "OFF", "y", "N", "true", "FALSE", "null", "Null", "~", "1e3",
			"0x1f", "0o7", "1_000", "12:30:45", "2026-11-30", ".nan", "-.inf", "a: b", "a #b", "#", "- a", "-", "?",
			"*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "\\", "a\nb", "a\r\nb", "\t", "\u0000",
			"\u0085", "\u2028", "\ufeff", "😀", "ä", "{{ a }}", "[a]", "a, b", "<<", "=", "---", "..." })
	void readsBackWhatItWrote(String text) {
		Map<String, Object> document = Map.of("map", Map.of(text, text), "list", List.of(text, List.of(text)), "text",
				text);
		assertThat(new Yaml().<Map<String, Object>>load(YamlText.of(List.of(document)))).isEqualTo(document);
		assertThat(new Yaml().<Object>load(YamlText.inline(document))).isEqualTo(document);
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes", "1e3", "0o7", "y", "null", "12:30:45" })
	void quotesWhatOneOfTheVersionsReadsAsSomethingElse(String text) {
		assertThat(YamlText.of(List.of(Map.of("a", text)))).isEqualTo("a: \"" + text + "\"\n");
	}

	@Test
	void writesBlocks() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("name", "orders.place");
		document.put("none", List.of());
		document.put("empty", Map.of());
		document.put("target", new BigDecimal("0.999"));
		document.put("on", true);
		document.put("items", List.of(Map.of("a", List.of(1, Map.of("b", "c d"))), "e"));
		assertThat(YamlText.of(List.of(document, Map.of("second", 2)))).isEqualTo("""
				name: orders.place
				none: []
				empty: {}
				target: 0.999
				"on": true
				items:
				  - a:
				      - 1
				      - b: "c d"
				  - e
				---
				second: 2
				""");
	}

	@Test
	void replacesHalvesOfCharacters() {
		assertThat(new ArrayList<>(new Yaml().<List<String>>load(YamlText.inline(List.of("\ud83d", "a\ude00")))))
			.containsExactly("\ufffd", "a\ufffd");
	}

}
