package dev.monitored.test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.monitored.test.call.OperationAssert;
import dev.monitored.test.call.TestCallsAssert;
import dev.monitored.test.scrape.SeriesAssert;
import dev.monitored.test.slo.EventsAssert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/testing.md} with the code.
 */
class TestingPageTests {

	private static final Path PAGE = Path.of("..", "docs", "testing.md");

	private static final Path EXAMPLE = Path.of("src", "test", "java", "shop", "OrderServiceTests.java");

	@Test
	void showsATestThatRuns() throws IOException {
		List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(PAGE))
			.results()
			.map((block) -> block.group(1))
			.toList();
		String source = Files.readString(EXAMPLE);
		assertThat(blocks).isNotEmpty().allSatisfy((block) -> assertThat(source).contains(block));
	}

	@Test
	void beginsWithTheRule() throws IOException {
		assertThat(Files.readAllLines(PAGE).get(2))
			.startsWith("**Assert what was measured, never how long a test took.**");
	}

	@Test
	void listsEveryAssertion() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(assertions()).isNotEmpty().allSatisfy((name) -> assertThat(page).contains("." + name + "("));
	}

	@Test
	void namesNoOtherAssertion() throws IOException {
		List<String> rows = Files.readAllLines(PAGE).stream().filter((line) -> line.startsWith("| `.")).toList();
		assertThat(rows).isNotEmpty()
			.flatExtracting((row) -> Pattern.compile("(?<=[`)])\\.(\\w+)\\(")
				.matcher(row)
				.results()
				.map((MatchResult call) -> call.group(1))
				.toList())
			.isSubsetOf(assertions());
	}

	@Test
	void isFollowedByItsSettings() throws IOException {
		String configuration = Files.readString(Path.of("..", "docs", "configuration.md"));
		String table = configuration.substring(0, configuration.indexOf("\n\n", configuration.indexOf("\n|")));
		assertThat(settings()).isNotEmpty()
			.allSatisfy((setting, value) -> assertThat(table).contains("| `%s` | `%s` | ".formatted(setting, value)));
	}

	private static Map<String, String> settings() throws IOException {
		Path metadata = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
		return Pattern.compile("\"name\": \"(monitored\\.[a-z.-]+)\",[^}]+\"defaultValue\": \"([^\"]+)\"")
			.matcher(Files.readString(metadata))
			.results()
			.collect(Collectors.toMap((setting) -> setting.group(1), (setting) -> setting.group(2)));
	}

	private static List<String> assertions() {
		return Stream.of(TestCallsAssert.class, OperationAssert.class, EventsAssert.class, SeriesAssert.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
			.map(Method::getName)
			.distinct()
			.toList();
	}

}
