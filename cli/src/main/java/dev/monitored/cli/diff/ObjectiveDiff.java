package dev.monitored.cli.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.monitored.cli.document.SourceSlo;

/**
 * The differences between the objectives of two builds.
 *
 * @param lines a line for each objective that differs
 * @param looser how many of them promise less than before
 */
public record ObjectiveDiff(List<String> lines, int looser) {

	/**
	 * Compares objectives.
	 * @param before the objectives of the build before
	 * @param after the objectives of the build after
	 * @return the differences
	 */
	public static ObjectiveDiff of(List<SourceSlo> before, List<SourceSlo> after) {
		Map<String, ComparedObjective> old = ComparedObjective.byName(before);
		Map<String, ComparedObjective> current = ComparedObjective.byName(after);
		TreeSet<String> names = new TreeSet<>(old.keySet());
		names.addAll(current.keySet());
		List<Change> lines = names.stream()
			.map((name) -> line(old.get(name), current.get(name)))
			.filter(Objects::nonNull)
			.toList();
		return new ObjectiveDiff(lines.stream().map(Change::text).toList(),
				(int) lines.stream().filter(Change::isLooser).count());
	}

	private static @Nullable Change line(@Nullable ComparedObjective old, @Nullable ComparedObjective current) {
		if (old == null) {
			return (current != null) ? Change.of("+ %s: %s".formatted(current.name(), current.text())) : null;
		}
		if (current == null) {
			return Change.judged("- %s: %s".formatted(old.name(), old.text()), true);
		}
		List<Change> changes = changes(old, current);
		if (changes.isEmpty()) {
			return null;
		}
		String text = changes.stream().map(Change::text).collect(Collectors.joining(", "));
		return new Change("~ %s: %s".formatted(old.name(), text), changes.stream().anyMatch(Change::isLooser));
	}

	private static List<Change> changes(ComparedObjective old, ComparedObjective current) {
		List<Change> changes = new ArrayList<>();
		int target = compare(old.target(), current.target());
		if (target != 0) {
			changes.add(Change.judged(change("target", old.percent(), current.percent()), target > 0));
		}
		int threshold = compare(old.threshold(), current.threshold());
		if (threshold != 0) {
			changes.add(Change.judged(change("threshold", old.seconds(), current.seconds()), threshold < 0));
		}
		if (!Objects.equals(old.window(), current.window())) {
			changes.add(Change.of(change("window", old.window(), current.window())));
		}
		if (old.page() != current.page()) {
			changes.add(current.page() ? Change.of("pages") : Change.judged("pages no longer", true));
		}
		TreeSet<String> others = new TreeSet<>(old.others().keySet());
		others.addAll(current.others().keySet());
		others.stream()
			.filter((name) -> !Objects.equals(old.others().get(name), current.others().get(name)))
			.forEach(
					(name) -> changes.add(Change.of(change(name, old.others().get(name), current.others().get(name)))));
		return changes;
	}

	// No number is more than any
	private static int compare(@Nullable BigDecimal old, @Nullable BigDecimal current) {
		if (old == null || current == null) {
			return Boolean.compare(old == null, current == null);
		}
		return old.compareTo(current);
	}

	private static String change(String name, @Nullable String old, @Nullable String current) {
		return "%s %s -> %s".formatted(name, Objects.requireNonNullElse(old, "none"),
				Objects.requireNonNullElse(current, "none"));
	}

}
