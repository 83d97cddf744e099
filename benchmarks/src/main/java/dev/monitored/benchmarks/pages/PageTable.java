package dev.monitored.benchmarks.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes what the rules do by chance, and when they page in an outage.
 */
public final class PageTable {

	private static final CellSimulation.Effort EFFORT = new CellSimulation.Effort(10, 1_000);

	private static final int OUTAGES = 500;

	private PageTable() {
	}

	/**
	 * Prints the tables.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		List<CellResult> results = Cell.grid()
			.parallelStream()
			.map((cell) -> new CellSimulation(cell, EFFORT).run())
			.toList();
		System.out.print(detection());
		System.out.print("\n## Chance\n\n" + summary(results) + "\n" + CellResult.HEADER);
		results.forEach((result) -> System.out.print(result.row()));
	}

	private static String summary(List<CellResult> results) {
		return String.format(Locale.ROOT,
				"%d of %d rows keep all bounds. The highest values are %.2f pages of an SLO in ten months on average and %d of "
						+ "one SLO, %.2f %% of SLOs with a ticket in their first two days, and on a day at most this many tickets: %d.%n",
				results.stream().filter(CellResult::keepsBounds).count(), results.size(),
				results.stream().mapToDouble(CellResult::pages).max().orElse(0),
				results.stream().mapToInt(CellResult::mostPages).max().orElse(0),
				100 * results.stream().mapToDouble(CellResult::earlyTickets).max().orElse(0),
				results.stream().mapToInt(CellResult::mostTickets).max().orElse(0));
	}

	private static String detection() {
		String header = "\n## Total outages\n\n| target | fewest failures | " + Cell.RATES.stream()
			.map((rate) -> String.format(Locale.ROOT, "%,d/h", rate))
			.collect(Collectors.joining(" | ")) + " |\n|---:|---:|" + "---:|".repeat(Cell.RATES.size()) + "\n";
		return Cell.TARGETS.parallelStream().map(PageTable::detection).collect(Collectors.joining("", header, ""));
	}

	private static String detection(String target) {
		return Cell.RATES.stream().map((rate) -> {
			int[] minutes = new OutageSimulation(new Cell(target, rate, 60, 30), OUTAGES).run();
			return "%s, %s".formatted(OutageSimulation.within(minutes, 0.5), OutageSimulation.within(minutes, 0.95));
		})
			.collect(Collectors.joining(" | ",
					"| %s %% | %d | ".formatted(target, OutageSimulation.fewestFailures(target)), " |\n"));
	}

}
