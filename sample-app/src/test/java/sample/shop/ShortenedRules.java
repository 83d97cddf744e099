package sample.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The rule files that Monitored ships, with shorter durations, rounded down to
 * milliseconds. Those stand in brackets and behind {@code interval:}, {@code for:} and
 * {@code offset}; the numbers of seconds that follow from them are replaced too.
 * docs/pack.md describes it. The calls that a release makes in 15 minutes before it is
 * compared become as many fewer.
 *
 * @param minute how long a minute is
 */
record ShortenedRules(Duration minute) {

	static final List<String> FILES = List.of("slo-rules.yml", "latency-rules.yml", "llm-rules.yml",
			"runtime-rules.yml");

	private static final Pattern DURATION = Pattern
		.compile("(?<before>\\[|interval: |for: |offset )(?<duration>(\\d+(ms|[smhd]))+)");

	private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhd])");

	private static final Pattern SECONDS = Pattern.compile("(?<![\\w.:])(60|180|300|600|1800|7200|86400)(?![\\w.])");

	private static final Pattern CALLS = Pattern.compile("(?<=threshold:release_calls\n {8}expr: \")\\d+");

	void write(String file, Path directory) throws IOException {
		String rules = new ClassPathResource("META-INF/monitored/prometheus/" + file)
			.getContentAsString(StandardCharsets.UTF_8);
		Matcher durations = DURATION.matcher(rules);
		String shorter = durations.replaceAll((duration) -> durations.group("before")
				+ shortened(milliseconds(durations.group("duration"))).toMillis() + "ms");
		Files.writeString(directory.resolve(file), smaller(SECONDS, smaller(CALLS, shorter)));
	}

	/**
	 * Returns how long something takes.
	 * @param minutes how many minutes it takes with the files as they are
	 * @return the time with the shortened ones
	 */
	Duration minutes(int minutes) {
		return this.minute.multipliedBy(minutes);
	}

	private String smaller(Pattern numbers, String rules) {
		return numbers.matcher(rules)
			.replaceAll(
					(number) -> Double.toString(shortened(1000 * Long.parseLong(number.group())).toMillis() / 1000.0));
	}

	private Duration shortened(long milliseconds) {
		return this.minute.multipliedBy(milliseconds).dividedBy(60_000);
	}

	private static long milliseconds(String duration) {
		return PART.matcher(duration)
			.results()
			.mapToLong((part) -> Long.parseLong(part.group(1)) * switch (part.group(2)) {
				case "ms" -> 1;
				case "s" -> 1_000;
				case "m" -> 60_000;
				case "h" -> 3_600_000;
				default -> 86_400_000;
			})
			.sum();
	}

}
