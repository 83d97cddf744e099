package dev.monitored.benchmarks.pages;

import java.util.Locale;

/**
 * What chance alone did to the SLOs of a cell.
 *
 * @param cell the cell
 * @param pages pages of an SLO in ten months at half its budget, on average
 * @param mostPages the most pages of one SLO in these ten months
 * @param earlyTickets the share of SLOs at half their budget that had a ticket in their
 * first two days
 * @param tickets tickets of an SLO in a day at exactly its budget, on average
 * @param mostTickets the most tickets of an SLO in a day
 */
record CellResult(Cell cell, double pages, int mostPages, double earlyTickets, double tickets, int mostTickets) {

	static final String HEADER = """
			| target | calls an hour | window | scrapes | seed | pages in 10 months, ½ × | most | \
			ticket in 2 days, ½ × | tickets a day, 1 × | most |
			|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
			""";

	/**
	 * Returns whether the bounds are kept: at half the budget a page in ten months, a
	 * ticket in the first two days of one SLO in 50; at the whole budget one ticket a
	 * day.
	 * @return whether they are
	 */
	boolean keepsBounds() {
		return this.pages <= 1 && this.earlyTickets <= 0.02 && this.mostTickets <= 1;
	}

	String row() {
		return String.format(Locale.ROOT, "| %s %% | %,d | %d d | %d s | %d | %.2f | %d | %.2f %% | %.4f | %d |%n",
				this.cell.target(), this.cell.perHour(), this.cell.days(), this.cell.scrapeSeconds(), this.cell.seed(),
				this.pages, this.mostPages, 100 * this.earlyTickets, this.tickets, this.mostTickets);
	}

}
