package dev.monitored.benchmarks.pages;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How long total outages last before they page, where calls arrive by chance.
 *
 * @param cell the SLO
 * @param outages how many outages, each of another SLO after a day without errors
 */
record OutageSimulation(Cell cell, int outages) {

	/**
	 * By how much rules are late at most: half a minute, a scrape and an evaluation.
	 */
	private static final int LATE = 3;

	private static final int LONGEST = CellSimulation.DAY;

	/**
	 * Runs the simulation.
	 * @return the minutes until each page in ascending order, {@link Integer#MAX_VALUE}
	 * for an outage that did not page in a day
	 */
	int[] run() {
		return IntStream.range(0, this.outages)
			.map((run) -> minutes(this.cell.random(1_000_000 + run)))
			.sorted()
			.toArray();
	}

	private int minutes(SplittableRandom random) {
		RuleModel rules = this.cell.rules(CellSimulation.DAY + LONGEST, new Outage(this.cell, random));
		for (int minute = 1; minute <= CellSimulation.DAY + LONGEST; minute++) {
			rules.evaluate();
			if (rules.isPaging()) {
				return minute - CellSimulation.DAY + LATE - 1;
			}
		}
		return Integer.MAX_VALUE;
	}

	/**
	 * Returns the minutes within which a share of outages paged.
	 * @param ascending the minutes of all
	 * @param share the share
	 * @return the minutes, or a dash if it never was that many
	 */
	static String within(int[] ascending, double share) {
		int minutes = ascending[(int) Math.ceil(share * ascending.length) - 1];
		return (minutes == Integer.MAX_VALUE) ? "–" : String.valueOf(minutes);
	}

	/**
	 * Returns the fewest calls in a row whose failure pages, if none is made before.
	 * @param target the target in percent
	 * @return the number of calls
	 */
	static int fewestFailures(String target) {
		return IntStream.iterate(1, (calls) -> calls + 1)
			.filter((calls) -> isPaged(target, calls))
			.findFirst()
			.orElseThrow();
	}

	private static boolean isPaged(String target, int calls) {
		Cell cell = new Cell(target, 1, 60, 30);
		int[] perMinute = new int[CellSimulation.DAY + 1];
		Arrays.fill(perMinute, 1, 2, calls);
		RuleModel rules = cell.rules(CellSimulation.DAY, new Failures(perMinute));
		return IntStream.range(0, CellSimulation.DAY).anyMatch((minute) -> {
			rules.evaluate();
			return rules.isPaging();
		});
	}

	/**
	 * A day without errors, then calls that all fail.
	 */
	private static final class Outage implements MinuteSource {

		private final PoissonTraffic before;

		private final PoissonTraffic during;

		private PoissonTraffic current;

		Outage(Cell cell, SplittableRandom random) {
			this.before = new PoissonTraffic(cell.perHour(), 0, cell.scrapeSeconds(), random);
			this.during = new PoissonTraffic(cell.perHour(), 1, cell.scrapeSeconds(), random);
			this.current = this.before;
		}

		@Override
		public void next(int minute) {
			this.current = (minute > CellSimulation.DAY) ? this.during : this.before;
			this.current.next(minute);
		}

		@Override
		public int good() {
			return this.current.good();
		}

		@Override
		public int bad() {
			return this.current.bad();
		}

	}

	/**
	 * Calls that all fail, of which the number in each minute is known.
	 */
	private static final class Failures implements MinuteSource {

		private final int[] perMinute;

		private int minute;

		Failures(int[] perMinute) {
			this.perMinute = perMinute;
		}

		@Override
		public void next(int next) {
			this.minute = next;
		}

		@Override
		public int good() {
			return 0;
		}

		@Override
		public int bad() {
			return this.perMinute[this.minute];
		}

	}

}
