package dev.monitored.cli.diff;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.cli.document.SourceSlo;
import dev.monitored.cli.promql.CountQuery;
import dev.monitored.cli.promql.Selector;
import dev.monitored.cli.promql.UnreadableQueryException;

/**
 * What is compared of an objective.
 *
 * @param name what it is known by in both files
 * @param target the share of events that must be good
 * @param threshold the longest time of a good call in seconds, if there is one
 * @param window the time over which the budget is spent, if the file has it
 * @param page whether it pages
 * @param others what it says besides, by name
 */
record ComparedObjective(String name, @Nullable BigDecimal target, @Nullable BigDecimal threshold,
		@Nullable String window, boolean page, Map<String, String> others) {

	private static final Pattern THRESHOLD = Pattern.compile("[<@] ([0-9]{1,20}(?:\\.[0-9]{1,20})?)(ns|us|ms|s|m)");

	private static final Pattern BOUNDARY = Pattern.compile("(?<=\\ble=[\"'])[0-9]{0,20}\\.?[0-9]{1,20}(?=[\"'])");

	private static final Map<String, BigDecimal> SECONDS = Map.of("ns", BigDecimal.valueOf(1, 9), "us",
			BigDecimal.valueOf(1, 6), "ms", BigDecimal.valueOf(1, 3), "s", BigDecimal.ONE, "m", BigDecimal.valueOf(60));

	private static final Set<String> COMPARED_APART = Set.of("application", "slo", "objective", "page");

	/**
	 * Takes objectives apart.
	 * @param slos the objectives of a file
	 * @return the objectives by name
	 */
	static Map<String, ComparedObjective> byName(List<SourceSlo> slos) {
		Map<String, ComparedObjective> byName = new TreeMap<>();
		for (SourceSlo slo : slos) {
			String wanted = name(slo);
			String name = wanted;
			for (int number = 2; byName.containsKey(name); number++) {
				name = wanted + " (" + number + ")";
			}
			byName.put(name, of(name, slo));
		}
		return byName;
	}

	private static ComparedObjective of(String name, SourceSlo slo) {
		Map<String, String> others = new LinkedHashMap<>(slo.annotations());
		others.keySet().removeAll(COMPARED_APART);
		BigDecimal threshold = boundary(slo);
		if (threshold == null) {
			threshold = written(slo.annotations().getOrDefault("objective", ""));
		}
		// The signal and what is matched say which calls our own queries count
		if (!slo.annotations().containsKey("signal")) {
			others.put("queries", queries(slo, threshold));
		}
		return new ComparedObjective(name, slo.target(), threshold, slo.window(),
				!"false".equals(slo.annotations().get("page")), others);
	}

	// SLO and indicator where our counters are asked, or else the name
	private static String name(SourceSlo slo) {
		Selector total = series(slo.total());
		if (total != null && total.metric().equals("slo_events_total")) {
			String name = total.value("slo");
			String sli = total.value("sli");
			if (name != null && sli != null) {
				return name + " " + sli;
			}
		}
		return slo.name();
	}

	private static @Nullable BigDecimal written(String objective) {
		Matcher matcher = THRESHOLD.matcher(objective);
		return matcher.find() ? new BigDecimal(matcher.group(1)).multiply(SECONDS.get(matcher.group(2))) : null;
	}

	private static @Nullable BigDecimal boundary(SourceSlo slo) {
		return Stream.of(series(slo.good()), subtracted(slo.bad()))
			.filter(Objects::nonNull)
			.map((selector) -> selector.value("le"))
			.filter((boundary) -> boundary != null && boundary.matches("[0-9]{0,20}\\.?[0-9]{1,20}"))
			.map(BigDecimal::new)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Selector series(@Nullable String query) {
		CountQuery count = count(query);
		return (count != null) ? count.series() : null;
	}

	private static @Nullable Selector subtracted(@Nullable String query) {
		CountQuery count = count(query);
		return (count != null) ? count.less() : null;
	}

	private static @Nullable CountQuery count(@Nullable String query) {
		try {
			return (query != null) ? CountQuery.parse(query) : null;
		}
		catch (UnreadableQueryException ex) {
			return null;
		}
	}

	// Without the threshold, which is compared apart
	private static String queries(SourceSlo slo, @Nullable BigDecimal threshold) {
		return Stream.of(slo.good(), slo.bad(), slo.total())
			.filter(Objects::nonNull)
			.map((query) -> BOUNDARY.matcher(query.strip().replaceAll("\\s+", " "))
				.replaceAll((boundary) -> isSame(boundary.group(), threshold) ? "…" : boundary.group()))
			.reduce((first, second) -> first + " of " + second)
			.orElse("none");
	}

	private static boolean isSame(String boundary, @Nullable BigDecimal threshold) {
		return threshold != null && threshold.compareTo(new BigDecimal(boundary)) == 0;
	}

	/**
	 * Returns the objective in words.
	 * @return target, threshold and window
	 */
	String text() {
		return "%s%s%s".formatted(percent(), (this.threshold != null) ? " within " + seconds() : "",
				(this.window != null) ? " over " + this.window : "");
	}

	String percent() {
		return (this.target != null) ? this.target.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
				: "no target";
	}

	String seconds() {
		return (this.threshold != null) ? this.threshold.stripTrailingZeros().toPlainString() + "s" : "no threshold";
	}

}
