package dev.monitored.test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

	private static List<String> assertions() {
		return Stream.of(TestCallsAssert.class, OperationAssert.class, EventsAssert.class, SeriesAssert.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
			.map(Method::getName)
			.distinct()
			.toList();
	}

}
