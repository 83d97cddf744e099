package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.monitored.cli.document.ProposedSlo;

/**
 * An objective that is proposed.
 *
 * @param kind what it promises
 * @param text how it is written
 * @param target the share of events that must be good
 * @param thresholds the times in seconds at which a call changes from good to bad
 */
record ProposedObjective(Kind kind, String text, BigDecimal target, List<BigDecimal> thresholds) {

	private static final String NUMBER = "([0-9]*\\.?[0-9]+|[0-9]+\\.)";

	private static final String DURATION = NUMBER + "\\s*(ns|us|ms|s|m)";

	private static final Map<String, BigDecimal> UNITS = Map.of("ns", new BigDecimal("1e-9"), "us",
			new BigDecimal("1e-6"), "ms", new BigDecimal("1e-3"), "s", BigDecimal.ONE, "m", BigDecimal.valueOf(60));

	private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

	private static final BigDecimal TOLERATED = BigDecimal.valueOf(4);

	/**
	 * Reads the objectives of an SLO.
	 * @param slo the SLO
	 * @return its objectives
	 * @throws UntestableException if there is none, or one cannot be read
	 */
	static List<ProposedObjective> of(ProposedSlo slo) throws UntestableException {
		List<ProposedObjective> objectives = new ArrayList<>();
		if (slo.availability() != null) {
			objectives.add(parse(Kind.AVAILABILITY, slo.availability()));
		}
		for (String latency : slo.latency()) {
			objectives.add(parse(Kind.LATENCY, latency));
		}
		if (slo.apdex() != null) {
			objectives.add(parse(Kind.APDEX, slo.apdex()));
		}
		if (objectives.isEmpty()) {
			throw new UntestableException("it has no objective: availability, latency or apdex");
		}
		return objectives;
	}

	/**
	 * Returns the name of the objective.
	 * @return the value of the label {@code sli}
	 */
	String sli() {
		return (this.kind == Kind.LATENCY)
				? "latency_p" + this.target.movePointRight(2).stripTrailingZeros().toPlainString().replace('.', '_')
				: this.kind.name().toLowerCase(Locale.ROOT);
	}

	private static ProposedObjective parse(Kind kind, String text) throws UntestableException {
		Matcher matcher = kind.pattern.matcher(text.strip());
		if (!matcher.matches()) {
			throw new UntestableException("'%s' is no objective such as %s".formatted(text, kind.example));
		}
		BigDecimal share = new BigDecimal((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
		BigDecimal target = (kind == Kind.APDEX) ? share : share.movePointLeft(2);
		boolean isBelowOnePercent = target.compareTo(ONE_PERCENT) < 0;
		boolean mayBe = kind == Kind.APDEX || kind == Kind.AVAILABILITY && matcher.group(2).equals("%");
		if (target.signum() == 0 || target.compareTo(BigDecimal.ONE) >= 0 || isBelowOnePercent && !mayBe) {
			throw new UntestableException("the target of '%s' is out of range".formatted(text));
		}
		return new ProposedObjective(kind, text.strip(), target.stripTrailingZeros(), thresholds(kind, matcher, text));
	}

	private static List<BigDecimal> thresholds(Kind kind, Matcher matcher, String text) throws UntestableException {
		if (kind == Kind.AVAILABILITY) {
			return List.of();
		}
		BigDecimal threshold = new BigDecimal(matcher.group(3)).multiply(UNITS.get(matcher.group(4)))
			.stripTrailingZeros();
		if (threshold.signum() == 0) {
			throw new UntestableException("the threshold of '%s' must be longer than 0".formatted(text));
		}
		return (kind == Kind.LATENCY) ? List.of(threshold) : List.of(threshold, threshold.multiply(TOLERATED));
	}

	/**
	 * What an objective promises.
	 */
	enum Kind {

		/**
		 * Calls do not fail.
		 */
		AVAILABILITY(NUMBER + "\\s*(%?)", "99.9%"),

		/**
		 * Successful calls are fast.
		 */
		LATENCY("(?:[pP]\\s*" + NUMBER + "|" + NUMBER + "\\s*%)\\s*<\\s*" + DURATION, "p95 < 500ms"),

		/**
		 * The Apdex score is high.
		 */
		APDEX(NUMBER + "()\\s*@\\s*" + DURATION, "0.95 @ 500ms");

		private final Pattern pattern;

		private final String example;

		Kind(String pattern, String example) {
			this.pattern = Pattern.compile(pattern);
			this.example = example;
		}

	}

}
