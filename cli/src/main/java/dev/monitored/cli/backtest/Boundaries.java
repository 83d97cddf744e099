package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.monitored.cli.promql.SelectorText;

/**
 * The boundaries of buckets that say something about a threshold: itself, if it is one,
 * and those next to it.
 *
 * @param texts the values of the label {@code le} by boundary, in ascending order,
 * without that of all calls
 */
record Boundaries(TreeMap<BigDecimal, Set<String>> texts) {

	static final String ALL = "+Inf";

	private static final int NEIGHBOURS = 5;

	private static final int LONGEST = 40;

	/**
	 * Reads the values of the label {@code le}.
	 * @param values the values
	 * @return the boundaries
	 */
	static Boundaries of(List<String> values) {
		TreeMap<BigDecimal, Set<String>> texts = new TreeMap<>();
		for (String value : values) {
			if (isNumber(value)) {
				texts.computeIfAbsent(new BigDecimal(value).stripTrailingZeros(), (boundary) -> new LinkedHashSet<>())
					.add(value);
			}
		}
		return new Boundaries(texts);
	}

	/**
	 * Returns whether a value of the label {@code le} is a boundary.
	 * @param text the value
	 * @return whether it is a number that can be written out
	 */
	static boolean isNumber(String text) {
		return text.length() <= LONGEST && text.matches("[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,2})?");
	}

	/**
	 * Returns those that are nearest to a threshold on either side, and itself.
	 * @param threshold the threshold in seconds
	 * @return the nearest boundaries
	 */
	Boundaries near(BigDecimal threshold) {
		TreeMap<BigDecimal, Set<String>> near = new TreeMap<>();
		this.texts.headMap(threshold, false)
			.descendingMap()
			.entrySet()
			.stream()
			.limit(NEIGHBOURS)
			.forEach((entry) -> near.put(entry.getKey(), entry.getValue()));
		this.texts.tailMap(threshold, true)
			.entrySet()
			.stream()
			.limit(NEIGHBOURS + 1)
			.forEach((entry) -> near.put(entry.getKey(), entry.getValue()));
		return new Boundaries(near);
	}

	/**
	 * Returns what selects the buckets of these boundaries, and of all calls.
	 * @return the text of a label matcher
	 */
	String matcher() {
		return SelectorText.matcher("le", "=~",
				this.texts.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
					.flatMap((entry) -> entry.getValue().stream())
					.map((text) -> text.replace(".", "\\.").replace("+", "\\+"))
					.collect(Collectors.joining("|", "", "|\\" + ALL)));
	}

}
