package dev.monitored.trace;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the pack has for collectors.
 */
class TailSamplingTests {

	@Test
	void keepsTracesWithTheMarkThatSpansGet() throws IOException {
		assertThat(policy(0, "type")).isEqualTo("boolean_attribute");
		assertThat(policy(0, "boolean_attribute.key")).isEqualTo(SpanMarks.BROKEN);
		assertThat(policy(0, "boolean_attribute.value")).isEqualTo(true);
	}

	@Test
	void keepsTracesWithErrorsAndAPartOfAllOthers() throws IOException {
		assertThat(policy(1, "type")).isEqualTo("status_code");
		assertThat(policy(1, "status_code.status_codes[0]")).isEqualTo("ERROR");
		assertThat(policy(2, "type")).isEqualTo("probabilistic");
		assertThat(policy(3, "type")).isNull();
	}

	private static @Nullable Object policy(int index, String key) throws IOException {
		return new YamlPropertySourceLoader()
			.load("collector", new ClassPathResource("META-INF/monitored/collector/tail-sampling.yaml"))
			.get(0)
			.getProperty("processors.tail_sampling.policies[%d].%s".formatted(index, key));
	}

}
