package dev.monitored.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the pack has for collectors.
 */
class TailSamplingTests {

	@Test
	void keepsTracesWithTheMarkThatSpansGet() throws IOException {
		assertThat(policies()).anySatisfy((policy) -> {
			assertThat(policy).containsEntry("type", "boolean_attribute");
			assertThat(policy).containsEntry("boolean_attribute", Map.of("key", SpanMarks.BROKEN, "value", true));
		});
	}

	@Test
	void keepsTracesWithErrorsAndAPartOfAllOthers() throws IOException {
		assertThat(policies()).extracting((policy) -> policy.get("type"))
			.containsExactly("boolean_attribute", "status_code", "probabilistic");
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> policies() throws IOException {
		try (InputStream file = new ClassPathResource("META-INF/monitored/collector/tail-sampling.yaml")
			.getInputStream()) {
			Map<String, Map<String, Map<String, Object>>> configuration = new Yaml().load(file);
			return (List<Map<String, Object>>) configuration.get("processors").get("tail_sampling").get("policies");
		}
	}

}
