package dev.monitored.cli.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.cli.CommandRun;
import dev.monitored.cli.RunningPrometheus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests backtests against a Prometheus with eight days, whose truth is known.
 */
class BacktestIT {

	private static final long END = Instant.parse("2024-03-10T00:00:00Z").getEpochSecond();

	private static final int MINUTES = 8 * 1440;

	private static final long START = END - MINUTES * 60L;

	/**
	 * The bad hour: from noon of 5 March on.
	 */
	private static final int BAD_HOUR = 3 * 1440 + 720 + 1440;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	static Path folder;

	@SuppressWarnings("NullAway.Init")
	private static RunningPrometheus prometheus;

	private static final RecordedHistory history = new RecordedHistory();

	private static double events;

	private static double failed;

	private static double slow;

	@BeforeAll
	static void starts() throws Exception {
		RunningPrometheus.require();
		record("shop-1", 0, MINUTES);
		// Another process begins and ends, and begins again in its place
		record("shop-2", 2_000, 5_000);
		record("shop-2", 5_003, 8_000);
		for (int minute = MINUTES - 60; minute < MINUTES; minute++) {
			for (String namespace : new String[] { "prod", "staging" }) {
				history.add("operation_duration_seconds_count",
						"job=\"shop\",instance=\"shop-3\",operation=\"refund\",status=\"success\",namespace=\"%s\""
							.formatted(namespace),
						minute, START + minute * 60L);
			}
		}
		prometheus = RunningPrometheus.with(folder, history.write(folder.resolve("history.txt")));
	}

	@AfterAll
	static void stops() {
		if (prometheus != null) {
			prometheus.close();
		}
	}

	/**
	 * Records a process that answers 20 calls a minute. All fail in 60 minutes, and one
	 * in 500 otherwise; the series of failed calls comes with the first one. One of
	 * twenty calls takes 0.3 s, all others 0.01 s.
	 */
	private static void record(String instance, int from, int until) {
		String target = "job=\"shop\",instance=\"%s\"".formatted(instance);
		double good = 0;
		double bad = 0;
		double late = 0;
		for (int minute = from; minute <= until; minute++) {
			long time = START + minute * 60L;
			if (minute > from) {
				boolean isOut = minute > BAD_HOUR && minute <= BAD_HOUR + 60;
				double failing = isOut ? 20 : (minute % 25 == 0) ? 1 : 0;
				good += 20 - failing;
				bad += failing;
				late += isOut ? 0 : 1;
				events += 20;
				failed += failing;
				slow += isOut ? 0 : 1;
			}
			history.add("up", target, 1, time);
			history.add("process_start_time_seconds", target, START + from * 60.0, time);
			scrape(target, time, good, late, bad);
		}
	}

	private static void scrape(String target, long time, double good, double late, double bad) {
		String calls = target + ",operation=\"checkout\",status=\"success\"";
		history.add("operation_duration_seconds_count", calls, good, time);
		history.add("operation_duration_seconds_bucket", calls + ",le=\"0.25\"", good - late, time);
		history.add("operation_duration_seconds_bucket", calls + ",le=\"0.5\"", good, time);
		history.add("operation_duration_seconds_bucket", calls + ",le=\"+Inf\"", good, time);
		history.add("orders_completed_total", target, good, time);
		history.add("orders_failed_total", target, bad, time);
		if (bad > 0) {
			history.add("operation_duration_seconds_count", target + ",operation=\"checkout\",status=\"error\"", bad,
					time);
		}
	}

	@Test
	void countsWhatWasRecorded() throws Exception {
		Report report = backtest("availability: 99.5%", "window: 7d");
		assertThat(report.number("events")).isEqualTo(events);
		assertThat(report.number("bad events")).isEqualTo(failed);
		assertThat(report.figure("bad events"))
			.endsWith("%,.1f were allowed".formatted(events * 0.005).replace(".0 ", " "));
		assertThat(report.figure("budget")).isEqualTo("%.1f %% spent".formatted(100 * failed / (events * 0.005)));
		assertThat(report.figure("worst day")).startsWith("2024-03-06 with ");
		assertThat(report.figure("data")).isEqualTo("8 of 8 days");
		assertThat(report.figure("how exact")).isEqualTo("exact up to scrapes");
	}

	@Test
	void tellsPagesOfABadHour() throws Exception {
		Report report = backtest("availability: 99.5%", "window: 7d");
		assertThat(report.figure("pages")).isEqualTo("1");
		assertThat(report.run().out()).containsPattern("2024-03-06 12:0\\d UTC for .* \\(fast, medium, outage\\)");
		Report ticket = backtest("availability: 99.5%", "window: 7d", "page: false");
		assertThat(ticket.figure("pages")).isEqualTo("0");
	}

	@Test
	void writesWhatThePageShows() throws Exception {
		String page = Files.readString(Path.of("..", "docs", "backtest.md"));
		String block = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```\n\n```bash"));
		String session = page.substring(page.indexOf("```console\n") + 11);
		Path file = Files.writeString(folder.resolve("page.yml"), block);
		CommandRun run = CommandRun.of("backtest", "--prometheus", prometheus.address(), "--file", file.toString(),
				"--days", "8", "--end", "2024-03-10T00:00:00Z");
		assertThat(session.substring(session.indexOf('\n') + 1, session.indexOf("```")))
			.isEqualTo(run.out().substring(0, run.out().indexOf("\nWhat timers do not say")));
	}

	@Test
	void isExactAtABoundary() throws Exception {
		Report report = backtest("latency: p95 < 250ms", "window: 30d");
		assertThat(report.number("events")).isEqualTo(events - failed);
		assertThat(report.number("bad events")).isEqualTo(slow);
		assertThat(report.figure("how exact")).isEqualTo("exact up to scrapes: 0.25 s is a boundary of the buckets");
	}

	@Test
	void isARangeBetweenBoundaries() throws Exception {
		Report report = backtest("latency: p95 < 300ms", "window: 30d");
		assertThat(report.figure("bad events")).startsWith("0 to %,.0f,".formatted(slow));
		assertThat(report.figure("how exact"))
			.isEqualTo("a range: 0.3 s is no boundary of the buckets, but lies between 0.25 s and 0.5 s");
	}

	@Test
	void addsUpAnApdex() throws Exception {
		Report report = backtest("apdex: 0.9 @ 250ms");
		assertThat(report.figure("bad events"))
			.startsWith("%s to %s,".formatted(number(failed + slow / 2), number(failed + slow / 2))
				.replaceFirst("^(.*) to \\1", "$1"));
	}

	@Test
	void countsNamedEvents() throws Exception {
		Path file = Files.writeString(folder.resolve("business.yml"), """
				monitored.slo.definitions.orders:
				  signal: business
				  good: orders.completed
				  bad: orders.failed
				  availability: 99%
				""");
		CommandRun run = CommandRun.of("backtest", "--prometheus", prometheus.address(), "--file", file.toString(),
				"--days", "8", "--end", "2024-03-10T00:00:00Z");
		Report report = new Report(run);
		assertThat(report.number("events")).isEqualTo(events);
		assertThat(report.number("bad events")).isEqualTo(failed);
	}

	@Test
	void saysSinceWhenThereIsData() throws Exception {
		Report report = backtest(Map.of("--days", "10"), "availability: 99.5%");
		assertThat(report.figure("data")).isEqualTo("8 of 10 days, no data before 2024-03-01 23:59 UTC");
		assertThat(report.number("events")).isEqualTo(events);
	}

	@Test
	void saysThatThereIsNoData() throws Exception {
		CommandRun run = run(Map.of("--end", "2024-01-10T00:00:00Z"), "availability: 99.5%");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.errors()).contains("left out: checkout availability: no series of operation_duration_seconds"
				+ " has these labels in these days");
	}

	@Test
	void namesThePlacesThatAreAddedUp() throws Exception {
		String settings = """
				monitored.slo.definitions.refund:
				  signal: operation
				  match: { operation: refund }
				  availability: 99%
				""";
		Path file = Files.writeString(folder.resolve("refund.yml"), settings);
		String[] options = { "backtest", "--prometheus", prometheus.address(), "--file", file.toString(), "--end",
				"2024-03-10T00:00:00Z", "--days", "1", "--selector", "job=\"shop\"" };
		assertThat(CommandRun.of(options).out()).contains("  events      118\n",
				"  note        added up are those with the namespace prod, staging: choose with --selector 'namespace=\"prod\"'");
		options[options.length - 1] = "namespace=\"prod\"";
		assertThat(CommandRun.of(options).out()).contains("  events      59\n").doesNotContain("  note  ");
	}

	@Test
	void showsWhatItAsks() throws Exception {
		CommandRun run = run(Map.of("--selector", "job=\"shop\""), "availability: 99.5%");
		assertThat(run.out()).doesNotContain("last_over_time");
		Path file = Files.writeString(folder.resolve("verbose.yml"), definitions("availability: 99.5%"));
		assertThat(CommandRun
			.of("backtest", "--prometheus", prometheus.address(), "--file", file.toString(), "--verbose", "--end",
					"2024-03-10T00:00:00Z", "--days", "1", "--selector", "{job=\"shop\"}")
			.out()).contains(
					"last_over_time(operation_duration_seconds_count{operation=\"checkout\",job=\"shop\",status=\"error\"}[5m])",
					"max_over_time(up{job=\"shop\"}[30m] offset 1m) == 1");
	}

	private static Report backtest(String... settings) throws Exception {
		return backtest(Map.of(), settings);
	}

	private static Report backtest(Map<String, String> options, String... settings) throws Exception {
		CommandRun run = run(options, settings);
		assertThat(run.exitCode()).as(run.errors() + run.out()).isZero();
		return new Report(run);
	}

	private static CommandRun run(Map<String, String> options, String... settings) throws Exception {
		Path file = Files.writeString(folder.resolve("application.yml"), definitions(settings));
		return CommandRun.of("backtest", "--prometheus", prometheus.address(), "--file", file.toString(), "--days",
				options.getOrDefault("--days", "8"), "--end", options.getOrDefault("--end", "2024-03-10T00:00:00Z"),
				"--selector", options.getOrDefault("--selector", "job=\"shop\""));
	}

	private static String definitions(String... settings) {
		return """
				monitored:
				  slo:
				    definitions:
				      checkout:
				        signal: operation
				        match: { operation: checkout }
				        %s
				""".formatted(String.join("\n        ", settings));
	}

	private static String number(double count) {
		return "%,.1f".formatted(count).replaceFirst("\\.0$", "");
	}

	/**
	 * The figures of one objective.
	 */
	private record Report(CommandRun run) {

		String figure(String name) {
			return this.run.out()
				.lines()
				.filter((line) -> line.startsWith("  " + name + " "))
				.map((line) -> line.substring(name.length() + 2).strip())
				.findFirst()
				.orElseThrow();
		}

		double number(String name) {
			return Double.parseDouble(figure(name).replaceFirst("(, | ).*", "").replace(",", ""));
		}

	}

}
