package dev.monitored.benchmarks.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one simulation is about.
 *
 * @param target the share of events that must be good, in percent
 * @param perHour how many calls arrive in an hour on average
 * @param scrapeSeconds how often they are counted
 * @param days the window of the SLO
 */
record Cell(String target, int perHour, int scrapeSeconds, int days) {

	static final List<String> TARGETS = List.of("50", "80", "90", "95", "99", "99.9", "99.99");

	static final List<Integer> RATES = List.of(1, 4, 12, 60, 300, 720, 3_600, 12_000, 60_000);

	private static final long RUNS = 10_000_000;

	/**
	 * Returns every combination.
	 * @return the cells, each with other chances
	 */
	static List<Cell> grid() {
		List<Cell> cells = new ArrayList<>();
		for (String target : TARGETS) {
			for (int perHour : RATES) {
				for (int days : new int[] { 7, 30 }) {
					cells.add(new Cell(target, perHour, 15, days));
					cells.add(new Cell(target, perHour, 60, days));
				}
			}
		}
		return cells;
	}

	/**
	 * Returns what the chances of this cell follow from.
	 * @return the seed
	 */
	int seed() {
		return (TARGETS.indexOf(this.target) + 1) * 10_000 + RATES.indexOf(this.perHour) * 1_000 + this.days * 10
				+ this.scrapeSeconds / 15;
	}

	SplittableRandom random(int run) {
		return new SplittableRandom(seed() * RUNS + run);
	}

	double budget() {
		return BigDecimal.valueOf(100).subtract(new BigDecimal(this.target)).movePointLeft(2).doubleValue();
	}

	/**
	 * Returns the rules over events that are bad by chance.
	 * @param burnRate the share of bad events, relative to what is allowed
	 * @param minutes for how long
	 * @param random where chance comes from
	 * @return the rules, before their first evaluation
	 */
	RuleModel rules(double burnRate, int minutes, SplittableRandom random) {
		return rules(minutes, new PoissonTraffic(this.perHour, burnRate * budget(), this.scrapeSeconds, random));
	}

	RuleModel rules(int minutes, MinuteSource source) {
		return new RuleModel(EventHistory.of(minutes, source), budget(), this.days);
	}

}
