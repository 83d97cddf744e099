package dev.monitored.docs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the series in the pages are written as Prometheus reads them, and that there
 * are such metrics: in {@code docs/metrics.md}, which other tests compare with the code,
 * or in a meter interface of the same page.
 */
class MetricBlockTests {

	private static final Pattern SERIES = Pattern.compile(
			"([a-z][a-z0-9_]*)(?:\\{((?:(?:\\w+=\"[^\"]*\"|…)(?:, ?)?)+)})? [0-9.e+-]+|# (?:HELP|TYPE) ([a-z0-9_]+) .+");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z.]+` \\| `([a-z_]+)` \\| [^|]+ \\| ([^|]*)\\|");

	private static final Pattern KEY = Pattern.compile("`(\\w+)`");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

	/**
	 * Stands for labels that a block leaves out.
	 */
	private static final String OTHERS = "…";

	/**
	 * Labels that Prometheus' format adds.
	 */
	private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

	private static final Pattern SELECTOR = Pattern.compile("\\b([a-z][a-z0-9_:]*(?=\\{)|[a-z][a-z0-9_]*:[a-z0-9_:]+)");

	/**
	 * What series begin with that users record and the rules read.
	 */
	private static final String OF_USERS = "monitored:";

	private static final Pattern OWN = Pattern.compile("Meter\\((?:value = )?\"([a-z.]+)\"");

	@ParameterizedTest
	@MethodSource("blocks")
	void areMetricsThatExist(Block block) {
		Set<String> names = new HashSet<>(labels().keySet());
		OWN.matcher(Project.read(block.page().file()))
			.results()
			.forEach((own) -> names.add(own.group(1).replace('.', '_')));
		block.text().lines().forEach((line) -> {
			Matcher series = SERIES.matcher(line);
			assertThat(series.matches()).as("%s: %s", block, line).isTrue();
			String name = (series.group(1) != null) ? series.group(1) : series.group(3);
			assertThat(names).as("%s: %s", block, name).anyMatch((known) -> isOf(known, name));
		});
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void haveTheLabelsOfTheTable(Block block) {
		block.text().lines().map(SERIES::matcher).filter(Matcher::matches).forEach((series) -> {
			String labels = String.valueOf(series.group(2));
			labels().forEach((known, expected) -> {
				if (series.group(1) != null && isOf(known, series.group(1))) {
					assertThat(isWritten(labels, expected))
						.as("%s: %s has the labels %s; write … for what is left out", block, known, expected)
						.isTrue();
				}
			});
		});
	}

	@Test
	void areRefusedWithoutALabel() {
		assertThat(isWritten("slo=\"a\",sli=\"b\",le=\"1\"", Set.of("slo", "sli"))).isTrue();
		assertThat(isWritten("slo=\"a\"", Set.of("slo", "sli"))).isFalse();
		assertThat(isWritten("slo=\"a\",…", Set.of("slo", "sli"))).isTrue();
		assertThat(isWritten("slot=\"a\",…", Set.of("slo", "sli"))).isFalse();
	}

	@ParameterizedTest
	@MethodSource("queries")
	void areAskedForByTheirName(Block block) {
		Set<String> names = labels().keySet();
		String rules = Project.files("autoconfigure/src/main/resources/META-INF/monitored/prometheus", ".*\\.yml")
			.stream()
			.map(Project::read)
			.collect(Collectors.joining());
		assertThat(SELECTOR.matcher(block.text()).results().map((selector) -> selector.group(1))).isNotEmpty()
			.allSatisfy((name) -> assertThat(
					name.equals("up") || rules.contains((name.startsWith(OF_USERS) ? "" : "record: ") + name)
							|| names.stream().anyMatch((known) -> isOf(known, name)))
				.as("%s: %s", block, name)
				.isTrue());
	}

	private static boolean isWritten(String labels, Set<String> expected) {
		Set<String> written = found(LABEL, labels);
		written.removeAll(OF_THE_FORMAT);
		return labels.contains(OTHERS) ? expected.containsAll(written) : written.equals(expected);
	}

	/**
	 * Returns the keys of the labels of each metric.
	 */
	private static Map<String, Set<String>> labels() {
		return ROW.matcher(Project.read(Project.file("docs/metrics.md")))
			.results()
			.collect(Collectors.toMap((row) -> row.group(1), (row) -> found(KEY, row.group(2)), (one, other) -> one));
	}

	private static Set<String> found(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(HashSet::new));
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
