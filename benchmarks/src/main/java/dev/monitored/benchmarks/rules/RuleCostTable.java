package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Writes what two layouts of the same objectives cost as Markdown.
 */
public final class RuleCostTable {

	private final RuleCost monitored;

	private final RuleCost sloth;

	private final RuleCost scrapes;

	/**
	 * Creates a table.
	 * @param monitored the cost of the rule file
	 * @param sloth the cost of 17 rules for each objective
	 * @param scrapes the cost without rules
	 */
	RuleCostTable(RuleCost monitored, RuleCost sloth, RuleCost scrapes) {
		this.monitored = monitored;
		this.sloth = sloth;
		this.scrapes = scrapes;
	}

	/**
	 * Prints the table of a run.
	 * @param arguments the folder with what Prometheus said of itself every minute, and
	 * the number of minutes
	 * @throws IOException if it cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		Path folder = Path.of(arguments[0]);
		int minutes = Integer.parseInt(arguments[1]);
		System.out.print(new RuleCostTable(read(folder, "monitored", minutes), read(folder, "sloth", minutes),
				read(folder, "scrapes", minutes))
			.write());
	}

	private static RuleCost read(Path folder, String layout, int minutes) throws IOException {
		List<List<String>> scrapes = new ArrayList<>();
		for (int minute = 0; minute <= minutes; minute++) {
			scrapes.add(Files.readAllLines(folder.resolve("%s.%d".formatted(layout, minute))));
		}
		return new RuleCost(scrapes);
	}

	String write() {
		return "| | one rule file | 17 rules per objective | ratio |\n|---|---:|---:|---:|\n"
				+ row("rules", "%,.0f", RuleCost::rules) + row("groups of rules", "%,.0f", RuleCost::groups)
				+ row("series written by rules", "%,.0f", RuleCost::series)
				+ row("rules evaluated, of 100 that are due", "%,.0f", (cost) -> 100 * cost.evaluatedShare())
				+ row("evaluation, seconds per minute", "%,.2f", RuleCost::evaluationSeconds)
				+ row("slowest group, seconds", "%,.2f", RuleCost::slowestGroup)
				+ row("processor of Prometheus, seconds per minute", "%,.2f", RuleCost::processorSeconds)
				+ row("the same, if all were evaluated that are due", "%,.2f",
						(cost) -> cost.processorSeconds() / cost.evaluatedShare())
				+ row("the same, without what the scrapes alone take", "%,.2f",
						(cost) -> (cost.processorSeconds() - this.scrapes.processorSeconds()) / cost.evaluatedShare())
				+ row("evaluations missed", "%,.0f", RuleCost::missed)
				+ row("evaluations failed", "%,.0f", RuleCost::failures)
				+ row("heap of Prometheus, MiB", "%,.0f", RuleCost::heap);
	}

	private String row(String text, String format, ToDoubleFunction<RuleCost> value) {
		double ours = value.applyAsDouble(this.monitored);
		double others = value.applyAsDouble(this.sloth);
		String ratio = (ours > 0 && others > 0) ? String.format(Locale.ROOT, "%,.1f", others / ours) : "–";
		return String.format(Locale.ROOT, "| %s | " + format + " | " + format + " | %s |\n", text, ours, others, ratio);
	}

}
