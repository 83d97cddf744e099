package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the rules count, against what processes counted up to their last scrape: exactly
 * that, or where it is lost, how much; nothing is ever invented.
 */
class ProcessCountsIT {

	private static final Path RULES = Pack.ROOT.resolve("prometheus").resolve("slo-rules.yml").toAbsolutePath();

	/**
	 * When a test ends, in seconds.
	 */
	private static final int END = 75 * 60;

	private static final int[] INTERVALS = { 15, 30, 60, 120 };

	private static final int[] PHASES = { 0, 5, 25, 30, 40, 55 };

	/**
	 * One bad event in 5 seconds.
	 */
	private static final IntUnaryOperator STEADY = (second) -> second / 5;

	private final StringBuilder series = new StringBuilder();

	private final Map<String, Integer> expected = new TreeMap<>();

	@BeforeEach
	void requirePromtool() {
		Promtool.require();
	}

	@Test
	void isExactForEveryIntervalAndPhase(@TempDir Path directory) throws Exception {
		forEachScrape((interval, phase) -> {
			String scrape = " scraped every %d s from %d s on".formatted(interval, phase);
			exact("a process" + scrape, started("a", 0, STEADY).scraped(phase, 4200, interval));
			exact("two-minute pods" + scrape, twoMinutePods(interval, phase));
			exact("a restart in place" + scrape, inPlaceRestart(interval, phase));
		});
		verify(directory);
	}

	@Test
	void isExactForEveryWayToScrape(@TempDir Path directory) throws Exception {
		ScrapedProcess job = started("job", 600, (second) -> Math.min(second - 600, 40));
		exact("a job that is scraped once", job.scraped(640, 640, 60));
		exact("a renamed job", job("checkout").scraped(20, 1800, 60), job("orders").scraped(1860, 3600, 60));
		for (int gap : new int[] { 1, 8, 20 }) {
			exact("a gap of %d minutes".formatted(gap), steady("a").failing(1200, 1200 + 60 * gap));
			exact("a gap of %d minutes after a start".formatted(gap), steady("a").failing(60, 60 + 60 * gap));
		}
		for (int phase : PHASES) {
			exact("two scrapers, %d s apart".formatted(phase), job("one").scraped(0, 3600, 60),
					job("two").scraped(phase, 3600, 60));
			exact("two scrapers with intervals of their own, %d s apart".formatted(phase),
					job("one").scraped(0, 3600, 15), job("two").scraped(phase, 3000, 120));
		}
		verify(directory);
	}

	@Test
	void isExactForProcessesThatShareWhatTheyAreScrapedBy(@TempDir Path directory) throws Exception {
		String target = "instance=\"localhost:8080\"";
		exact("two pods with one instance", started("a", 0, STEADY).at(target).scraped(20, 3600, 60),
				started("b", 0, (second) -> second).at(target).scraped(40, 3600, 60));
		exact("40 failures at each start",
				IntStream.range(0, 6)
					.mapToObj((start) -> started("start-" + start, 600 * start, (second) -> 40).at(target)
						.scraped(600 * start + 20, 600 * start + 560, 60))
					.toArray(ScrapedProcess[]::new));
		exact("a rolling deploy of 50 pods", IntStream.range(0, 50).boxed().flatMap((pod) -> {
			int replaced = 600 + 30 * pod;
			return Stream.of(started("old-" + pod, -90_000, (second) -> 0).scraped(5 * (pod % 12), replaced, 60),
					started("new-" + pod, replaced, (second) -> (second - replaced) / 5).scraped(replaced + 35, 3600,
							60));
		}).toArray(ScrapedProcess[]::new));
		verify(directory);
	}

	@Test
	void inventsNothing(@TempDir Path directory) throws Exception {
		for (int interval : INTERVALS) {
			ScrapedProcess quiet = started("quiet", -90_000, (second) -> 1000).scraped(20, 3600, interval);
			String scrapes = " of every %d s".formatted(interval);
			expect("1,000 events long ago and a failed scrape" + scrapes, 0, quiet.failing(1200, 1200 + interval));
			expect("1,000 events long ago and failed scrapes" + scrapes, 0, quiet.failing(1200, 2400));
			ScrapedProcess young = started("young", 0, (second) -> 1000).scraped(20, 3600, interval);
			expect("1,000 events at a start and failed scrapes" + scrapes, 1000, young.failing(200, 1700));
		}
		expect("1,000 events before Prometheus was down for 20 minutes", 0,
				started("old", -90_000, (second) -> 1000).scraped(20, 600, 60).scraped(1800, 3600, 60));
		expect("1,000 events of a process that gets labels", 0,
				started("old", -90_000, (second) -> 1000).scraped(20, 600, 60),
				started("old", -90_000, (second) -> 1000).at("instance=\"a\", cluster=\"c\"").scraped(680, END, 60));
		expect("1,000 events of a young process that gets labels", 1000,
				started("young", 0, (second) -> 1000).scraped(20, 600, 60),
				started("young", 0, (second) -> 1000).at("instance=\"a\", cluster=\"c\"").scraped(680, END, 60));
		expect("1,000 events of a process whose clock is fast, and a gap of 40 minutes", 1000,
				started("fast", 1200, (second) -> 1000).scraped(20, 300, 60).scraped(2700, 3600, 60));
		verify(directory);
	}

	@Test
	void losesWhatPrometheusDidNotSee(@TempDir Path directory) throws Exception {
		expect("a first scrape 35 minutes after the start", 300, started("a", 0, STEADY).scraped(2100, 3600, 60));
		expect("a gap of 40 minutes", 720 - 504, steady("a").failing(660, 3060));
		expect("a label that is added, after a minute", 840 - 12, steady("a").failing(1830, 3600),
				started("a", 0, STEADY).at("instance=\"a\", cluster=\"c\"").scraped(1860, 4200, 60));
		expect("a clock that is slow by an hour", 720 - 12, started("a", -3600, STEADY).scraped(60, 3600, 60));
		expect("a process that nothing scraped, and another one", 720, started("gone", 1000, STEADY), steady("a"));
		verify(directory);
	}

	private static ScrapedProcess started(String id, int start, IntUnaryOperator bad) {
		return ScrapedProcess.started(id, start, bad);
	}

	private static ScrapedProcess steady(String id) {
		return started(id, 0, STEADY).scraped(0, 3600, 60);
	}

	private static ScrapedProcess job(String name) {
		return started("a", 0, STEADY).at("job=\"%1$s\", instance=\"%1$s:8080\"".formatted(name));
	}

	/**
	 * Half of the bad events of each pod are in its first 10 seconds.
	 */
	private static ScrapedProcess[] twoMinutePods(int interval, int phase) {
		return IntStream.range(0, 10).mapToObj((pod) -> {
			int start = 120 * pod;
			return started("pod-" + pod, start,
					(second) -> Math.min(second - start, 10) * 12 + Math.max(0, second - start - 10))
				.scraped(start + phase, start + 120, interval);
		}).toArray(ScrapedProcess[]::new);
	}

	private static ScrapedProcess[] inPlaceRestart(int interval, int phase) {
		String target = "instance=\"shop:8080\"";
		return new ScrapedProcess[] { started("first", 0, STEADY).at(target).scraped(phase, 1800, interval),
				started("second", 1805, (second) -> (second - 1805) * 3).at(target)
					.scraped(1810 + phase, 3600, interval) };
	}

	private void exact(String name, ScrapedProcess... processes) {
		expect(name,
				Arrays.stream(processes)
					.map(ScrapedProcess::id)
					.distinct()
					.mapToInt((id) -> Arrays.stream(processes)
						.filter((process) -> process.id().equals(id))
						.mapToInt(ScrapedProcess::seen)
						.max()
						.orElse(0))
					.sum(),
				processes);
	}

	private void expect(String name, int bad, ScrapedProcess... processes) {
		assertThat(this.expected.put(name, bad)).isNull();
		ScrapedProcess idle = started("idle", -90_000, (second) -> 0).scraped(0, END, 60);
		Stream.concat(Stream.of(idle), Arrays.stream(processes))
			.forEach((process) -> this.series.append(process.series(name, END)));
	}

	/**
	 * Lets promtool compare. Each case is an SLO.
	 */
	private void verify(Path directory) throws IOException, InterruptedException {
		String samples = this.expected.entrySet()
			.stream()
			.map((slo) -> "          - { labels: '{slo=\"%s\"}', value: %d }%n".formatted(slo.getKey(), slo.getValue()))
			.collect(Collectors.joining());
		Path file = Files.writeString(directory.resolve("counts.yml"),
				"""
						rule_files: [ %s ]
						evaluation_interval: 1m
						tests:
						  - interval: %ds
						    input_series:
						%s    promql_expr_test:
						      - expr: round(sum by (slo) (last_over_time(monitored_slo:bad_events:increase_window[10m])), 0.001)
						        eval_time: 75m
						        exp_samples:
						%s      - expr: round(100 * sum by (slo) (sum_over_time(monitored_slo:budget_events:increase1m[75m])), 0.001)
						        eval_time: 75m
						        exp_samples:
						%s"""
					.formatted(RULES, ScrapedProcess.STEP, this.series, samples, samples));
		Promtool.run("test", "rules", file.toString()).assertSuccess();
	}

	private static void forEachScrape(ScrapeConsumer action) {
		for (int interval : INTERVALS) {
			for (int phase : PHASES) {
				action.accept(interval, phase);
			}
		}
	}

	private interface ScrapeConsumer {

		void accept(int interval, int phase);

	}

}
