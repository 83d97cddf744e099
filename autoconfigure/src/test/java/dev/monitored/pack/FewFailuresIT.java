package dev.monitored.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many failures page where nothing else is called, by when and how often processes
 * are scraped: two never do, three do.
 */
class FewFailuresIT {

	private static final Path RULES = Pack.ROOT.resolve("prometheus").resolve("slo-rules.yml").toAbsolutePath();

	private static final int END = 60 * 60;

	private static final int FIRST = 1800;

	private final StringBuilder series = new StringBuilder();

	private final Set<String> paging = new TreeSet<>();

	@BeforeEach
	void requirePromtool() {
		Promtool.require();
	}

	@Test
	void threePageAndTwoDoNot(@TempDir Path directory) throws Exception {
		for (int interval : new int[] { 15, 30, 60, 120 }) {
			for (int phase : new int[] { 0, 5, 25, 30, 55 }) {
				failures("every %d s from %d s on".formatted(interval, phase), interval, phase);
			}
		}
		String samples = this.paging.stream()
			.map("          - { labels: '{slo=\"%s\"}', value: 1 }%n"::formatted)
			.collect(Collectors.joining());
		Path file = Files.writeString(directory.resolve("failures.yml"), """
				rule_files: [ %s ]
				evaluation_interval: 1m
				tests:
				  - interval: %ds
				    input_series:
				%s    promql_expr_test:
				      - expr: group by (slo) (present_over_time(ALERTS{notify="page", alertstate="firing"}[1h]))
				        eval_time: 1h
				        exp_samples:
				%s""".formatted(RULES, ScrapedProcess.STEP, this.series, samples));
		Promtool.run("test", "rules", file.toString()).assertSuccess();
	}

	private void failures(String scrapes, int interval, int phase) {
		for (int apart : new int[] { 5, 60, 100 }) {
			String name = "%d s apart, %s".formatted(apart, scrapes);
			add("two, " + name, interval, phase, (second) -> 1 + happened(second, 2, apart));
			add("three, " + name, interval, phase, (second) -> 1 + happened(second, 3, apart));
			this.paging.add("three, " + name);
		}
		add("one in each of two processes, " + scrapes, interval, phase, (second) -> happened(second, 1, 0));
		add("one in each of two processes, " + scrapes, interval, interval - phase % interval,
				(second) -> happened(second, 1, 0));
	}

	private static int happened(int second, int failures, int apart) {
		return (second < FIRST) ? 0 : Math.min(failures, 1 + (second - FIRST) / Math.max(1, apart));
	}

	private void add(String slo, int interval, int phase, IntUnaryOperator bad) {
		this.series.append(ScrapedProcess.started("process-" + this.series.length(), -90_000, bad)
			.scraped(phase, END, interval)
			.series(slo, END));
	}

}
