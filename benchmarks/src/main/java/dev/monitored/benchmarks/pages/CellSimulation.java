package dev.monitored.benchmarks.pages;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Lets the rules of one cell see months of chance.
 *
 * @param cell the cell
 * @param effort how much is simulated
 */
record CellSimulation(Cell cell, Effort effort) {

	static final int DAY = 1440;

	private static final int TEN_MONTHS = 300 * DAY;

	private static final int TWO_DAYS = 2 * DAY;

	private static final int QUARTER = 90 * DAY;

	private static final double HALF = 0.5;

	/**
	 * Runs the simulation.
	 * @return what happened, the same each time
	 */
	CellResult run() {
		int[] pages = IntStream.range(0, this.effort.slos())
			.map((slo) -> episodes(HALF, TEN_MONTHS, slo, RuleModel::isPaging).sum())
			.toArray();
		long early = IntStream.range(0, this.effort.youngSlos())
			.filter((slo) -> episodes(HALF, TWO_DAYS, 1_000 + slo, RuleModel::isTicket).sum() > 0)
			.count();
		int[] tickets = IntStream.range(0, this.effort.slos())
			.flatMap((slo) -> episodes(1, QUARTER, 100_000 + slo, RuleModel::isTicket))
			.toArray();
		return new CellResult(this.cell, IntStream.of(pages).average().orElse(0), IntStream.of(pages).max().orElse(0),
				early / (double) this.effort.youngSlos(), IntStream.of(tickets).average().orElse(0),
				IntStream.of(tickets).max().orElse(0));
	}

	/**
	 * Counts how often an alert begins on each day.
	 */
	private IntStream episodes(double burnRate, int minutes, int run, Predicate<RuleModel> alert) {
		RuleModel rules = this.cell.rules(burnRate, minutes, this.cell.random(run));
		int[] begun = new int[minutes / DAY];
		boolean was = false;
		for (int minute = 0; minute < minutes; minute++) {
			rules.evaluate();
			boolean is = alert.test(rules);
			begun[minute / DAY] += (is && !was) ? 1 : 0;
			was = is;
		}
		return IntStream.of(begun);
	}

	/**
	 * How much is simulated for each cell.
	 *
	 * @param slos how many SLOs, for ten months and for a quarter
	 * @param youngSlos how many SLOs, for their first two days
	 */
	record Effort(int slos, int youngSlos) {

	}

}
