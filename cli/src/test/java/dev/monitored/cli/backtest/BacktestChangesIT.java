package dev.monitored.cli.backtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.cli.CommandRun;
import dev.monitored.cli.RunningPrometheus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests backtests of processes that differ, restart, or get other labels.
 */
class BacktestChangesIT {

	private static final int MINUTES = 1440;

	private static final long START = Instant.parse("2024-03-09T00:00:00Z").getEpochSecond();

	private static final RecordedHistory history = new RecordedHistory();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	static Path folder;

	@SuppressWarnings("NullAway.Init")
	private static RunningPrometheus prometheus;

	@BeforeAll
	static void starts() throws Exception {
		RunningPrometheus.require();
		for (int minute = 0; minute <= MINUTES; minute++) {
			recordBoundaries(minute);
			recordSpellings(minute);
			recordCrashes(minute);
			recordMove(minute);
			recordTagged(minute);
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
	 * Of two processes only one has the boundary 0.3, and no call takes longer.
	 */
	private static void recordBoundaries(int minute) {
		for (String instance : new String[] { "with", "without" }) {
			process(minute, 0, "instance=\"%s\"".formatted(instance));
			bucket(minute, instance, "boundaries", "0.25", 0);
			bucket(minute, instance, "boundaries", "0.5", minute);
			bucket(minute, instance, "boundaries", "+Inf", minute);
		}
		bucket(minute, "with", "boundaries", "0.3", minute);
	}

	/**
	 * A release writes the boundary 1 in another way.
	 */
	private static void recordSpellings(int minute) {
		bucket(minute, "with", "spellings", (minute < 700) ? "1" : "1.0", minute);
		bucket(minute, "with", "spellings", "+Inf", minute);
	}

	/**
	 * A process fails 20 calls in each of its lives of 10 minutes.
	 */
	private static void recordCrashes(int minute) {
		process(minute, minute - minute % 10, "instance=\"crashing\"");
		calls(minute, "instance=\"crashing\",operation=\"crashes\",status=\"error\"", 20);
	}

	/**
	 * A target gets another label at noon.
	 */
	private static void recordMove(int minute) {
		String target = "instance=\"moving\"" + ((minute < 720) ? "" : ",region=\"north\"");
		process(minute, -90_000, target);
		calls(minute, target + ",operation=\"moves\",status=\"success\"", 1_000_000 + minute);
	}

	/**
	 * The first failure of an old process whose series have a common tag.
	 */
	private static void recordTagged(int minute) {
		process(minute, -90_000, "instance=\"tagged\"");
		String calls = "instance=\"tagged\",operation=\"tagged\",service=\"shop\",user_type=\"b\"";
		calls(minute, calls + ",status=\"success\"", minute);
		if (minute >= 720) {
			calls(minute, calls + ",status=\"error\"", 7);
		}
	}

	private static void process(int minute, int started, String target) {
		history.add("up", "job=\"shop\"," + target, 1, time(minute));
		history.add("process_start_time_seconds", "job=\"shop\"," + target, time(started), time(minute));
	}

	private static void calls(int minute, String labels, double count) {
		history.add("operation_duration_seconds_count", "job=\"shop\"," + labels, count, time(minute));
	}

	private static void bucket(int minute, String instance, String operation, String boundary, double count) {
		history.add("operation_duration_seconds_bucket",
				"job=\"shop\",instance=\"%s\",operation=\"%s\",status=\"success\",le=\"%s\"".formatted(instance,
						operation, boundary),
				count, time(minute));
	}

	private static long time(int minute) {
		return START + minute * 60L;
	}

	@Test
	void readsNoBoundaryThatAProcessDoesNotHave() throws Exception {
		assertThat(backtest("boundaries", "latency: p95 < 300ms")).contains("  bad events  0 to 2,880,",
				"a range: 0.3 s is no boundary of the buckets, but lies between 0.25 s and 0.5 s");
		assertThat(backtest("boundaries", "latency: p95 < 500ms")).contains("  bad events  0,",
				"exact up to scrapes: 0.5 s is a boundary of the buckets");
	}

	@Test
	void readsBothSpellingsOfABoundary() throws Exception {
		assertThat(backtest("spellings", "latency: p95 < 1s")).contains("  events      1,440\n", "  bad events  0,");
	}

	@Test
	void countsWhatEachLifeCounted() throws Exception {
		assertThat(backtest("crashes", "availability: 99%")).contains("  events      2,880\n", "  bad events  2,880,");
	}

	@Test
	void countsThePastOfNoTargetThatGotAnotherLabel() throws Exception {
		assertThat(backtest("moves", "availability: 99%")).contains("  events      1,439\n");
	}

	@Test
	void countsFirstFailuresWithACommonTag() throws Exception {
		assertThat(backtest("tagged, user-type: b", "availability: 99%", "--selector", "service=\"shop\""))
			.contains("  bad events  7,");
	}

	private static String backtest(String match, String objective, String... selector) throws Exception {
		Path file = Files.writeString(folder.resolve("application.yml"), """
				monitored.slo.definitions.tested:
				  signal: operation
				  match: { operation: %s }
				  %s
				""".formatted(match, objective));
		String[] options = { "backtest", "--prometheus", prometheus.address(), "--file", file.toString(), "--days", "1",
				"--end", "2024-03-10T00:00:00Z", "--selector", (selector.length > 0) ? selector[1] : "job=\"shop\"" };
		CommandRun run = CommandRun.of(options);
		assertThat(run.exitCode()).as(run.errors() + run.out()).isZero();
		return run.out();
	}

}
