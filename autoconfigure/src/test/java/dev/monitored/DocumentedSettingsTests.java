package dev.monitored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application starts with the settings that pages for beginners show.
 */
class DocumentedSettingsTests {

	private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

	@Test
	void findsSettings() throws IOException {
		assertThat(anApplicationStarts().count()).isGreaterThanOrEqualTo(5);
	}

	@ParameterizedTest
	@MethodSource
	void anApplicationStarts(String yaml) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.tag-keys=region")
			.with(MonitoredContext.yaml(yaml))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	static Stream<String> anApplicationStarts() throws IOException {
		return Stream.of(blocks("adding.md"), blocks("migrating.md"), blocks("slo.md")).flatMap((blocks) -> blocks);
	}

	private static Stream<String> blocks(String page) throws IOException {
		String text = Files.readString(Path.of("..", "docs", page));
		return BLOCK.matcher(text).results().map((block) -> block.group(1));
	}

}
