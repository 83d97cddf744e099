package dev.monitored.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the log lines of the pages are those that the code writes. The sign … stands
 * for what differs from time to time, and at the end of a line for all that follows.
 */
class LogBlockTests {

	private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"(\\s*\\+\\s*\\w)?");

	private static final Pattern CONTINUED = Pattern.compile("\"\\s*\\+\\s*\"");

	private static final Pattern VALUE = Pattern.compile("%[.,\\d]*[sdf]");

	private static final Pattern LOGGER = Pattern.compile("^[A-Z]+ +dev\\.monitored\\.\\w+ : ");

	private static final String ANY = "…";

	private static final int LEAST = 12;

	private static final int LONG = 30;

	private static final List<String> texts = Project.files("autoconfigure/src/main/java", ".*\\.java")
		.stream()
		.flatMap((file) -> TEXT.matcher(CONTINUED.matcher(Project.read(file)).replaceAll("")).results())
		.map((text) -> written(text.group(1)) + ((text.group(2) != null) ? ANY : ""))
		.filter((text) -> text.length() >= LEAST)
		.toList();

	@ParameterizedTest
	@MethodSource("lines")
	void areWrittenByTheCode(String line) {
		assertThat(texts).as(line).anyMatch((text) -> isWritten(line, text));
	}

	@Test
	void areComparedWordByWord() {
		assertThat(isWritten("… is not there", "… is not there")).isTrue();
		assertThat(isWritten("… is not there, because …", "… is not there, because … of …")).isTrue();
		assertThat(isWritten("… is missing", "… is not there")).isFalse();
	}

	private static String written(String text) {
		String line = text.replace("\\\"", "\"").replaceAll("%n.*", ANY);
		return VALUE.matcher(line).replaceAll(ANY).replace("%%", "%");
	}

	private static boolean isWritten(String line, String text) {
		if (line.endsWith(ANY) && text.startsWith(line.substring(0, line.length() - 1))) {
			return true;
		}
		String written = Stream.of(text.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining("(.+)"));
		Matcher matcher = Pattern.compile(written).matcher(line);
		return matcher.matches() && IntStream.rangeClosed(1, matcher.groupCount())
			.mapToObj(matcher::group)
			.flatMap((value) -> Stream.of(value.split("(?=, )")))
			.allMatch((value) -> value.length() < LONG || texts.stream().anyMatch((part) -> isWritten(value, part)));
	}

	static List<String> lines() {
		return Block.of("log")
			.stream()
			.flatMap((block) -> block.text().lines())
			.map((line) -> LOGGER.matcher(line).replaceFirst(""))
			.toList();
	}

}
