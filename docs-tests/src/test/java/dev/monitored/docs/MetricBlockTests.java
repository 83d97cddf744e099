package dev.monitored.docs;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the series in the pages are written as Prometheus reads them, and that there
 * are such metrics: in {@code docs/metrics.md}, which other tests compare with the code,
 * or in a meter interface of the same page.
 */
class MetricBlockTests {

	private static final Pattern SERIES = Pattern
		.compile("([a-z][a-z0-9_]*)(\\{(\\w+=\"[^\"]*\"(, ?)?)+})? [0-9.e+-]+|# (HELP|TYPE) ([a-z0-9_]+) .+");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z.]+` \\| `([a-z_]+)` \\|");

	private static final Pattern SELECTOR = Pattern.compile("\\b([a-z][a-z0-9_:]*)\\{");

	private static final Pattern OWN = Pattern.compile("Meter\\((?:value = )?\"([a-z.]+)\"");

	@ParameterizedTest
	@MethodSource("blocks")
	void areMetricsThatExist(Block block) {
		Set<String> names = names();
		OWN.matcher(Project.read(block.page().file()))
			.results()
			.forEach((own) -> names.add(own.group(1).replace('.', '_')));
		block.text().lines().forEach((line) -> {
			Matcher series = SERIES.matcher(line);
			assertThat(series.matches()).as("%s: %s", block, line).isTrue();
			String name = (series.group(1) != null) ? series.group(1) : series.group(6);
			assertThat(names).as("%s: %s", block, name).anyMatch((known) -> isOf(known, name));
		});
	}

	@ParameterizedTest
	@MethodSource("queries")
	void areAskedForByTheirName(Block block) {
		Set<String> names = names();
		String rules = Project.files("autoconfigure/src/main/resources/META-INF/monitored/prometheus", ".*\\.yml")
			.stream()
			.map(Project::read)
			.collect(Collectors.joining());
		assertThat(SELECTOR.matcher(block.text()).results().map((selector) -> selector.group(1))).isNotEmpty()
			.allSatisfy((name) -> assertThat(name.equals("up") || rules.contains("record: " + name)
					|| names.stream().anyMatch((known) -> isOf(known, name)))
				.as("%s: %s", block, name)
				.isTrue());
	}

	private static Set<String> names() {
		return ROW.matcher(Project.read(Project.file("docs/metrics.md")))
			.results()
			.map((row) -> row.group(1))
			.collect(Collectors.toSet());
	}

	private static boolean isOf(String known, String name) {
		return name.equals(known) || name.matches(Pattern.quote(known) + "(_[a-z]+)?(_bucket|_count|_sum|_max|_total)");
	}

	static List<Block> blocks() {
		return Block.of("metrics");
	}

	static List<Block> queries() {
		return Block.of("promql");
	}

}
