package dev.monitored.cli.backtest;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.promql.CountQuery;
import dev.monitored.cli.promql.SelectorText;
import dev.monitored.cli.promql.UnreadableQueryException;

/**
 * What a backtest is asked.
 *
 * @param prometheus the address of the Prometheus, maybe with a user and a password
 * @param file the file with the proposed SLOs
 * @param slo the name of the only SLO that is tested, {@code null} for all
 * @param days over how many days
 * @param end when these days end
 * @param selector the label matchers that all series must have besides
 * @param target those of them that each target of Prometheus has, whatever tags its
 * series have
 * @param timeoutSeconds how long one answer may take
 * @param verbose whether the queries are shown
 */
public record BacktestOptions(String prometheus, String file, @Nullable String slo, int days, Instant end,
		List<String> selector, List<String> target, int timeoutSeconds, boolean verbose) {

	private static final String VERBOSE = "--verbose";

	private static final Set<String> NAMES = Set.of("--prometheus", "--file", "--slo", "--days", "--end", "--selector",
			"--timeout");

	private static final Set<String> OF_TARGETS = Set.of("job", "instance");

	private static final int MOST_DAYS = 400;

	private static final int LONGEST_TIMEOUT = 3600;

	/**
	 * Reads arguments.
	 * @param arguments the arguments
	 * @param clock tells when the days end, unless an argument does
	 * @return the options
	 * @throws BadInputException if one is missing or makes no sense
	 */
	public static BacktestOptions parse(List<String> arguments, Clock clock) throws BadInputException {
		Map<String, String> values = values(arguments);
		return new BacktestOptions(required(values, "--prometheus"), required(values, "--file"), values.get("--slo"),
				number(values, "--days", 28, MOST_DAYS), end(values.get("--end"), clock),
				selector(values.get("--selector"), false), selector(values.get("--selector"), true),
				number(values, "--timeout", 120, LONGEST_TIMEOUT), values.containsKey(VERBOSE));
	}

	private static Map<String, String> values(List<String> arguments) throws BadInputException {
		Map<String, String> values = new HashMap<>();
		for (int index = 0; index < arguments.size(); index++) {
			String name = arguments.get(index);
			if (!name.equals(VERBOSE) && !NAMES.contains(name)) {
				throw new BadInputException(name.startsWith("--") ? "there is no option " + name.replaceAll("=.*", "")
						: "backtest takes options only, each with its value behind it");
			}
			boolean isFlag = name.equals(VERBOSE);
			if (!isFlag && ++index == arguments.size()) {
				throw new BadInputException(name + " needs a value");
			}
			if (values.put(name, isFlag ? "true" : arguments.get(index)) != null) {
				throw new BadInputException(name + " stands twice");
			}
		}
		return values;
	}

	private static String required(Map<String, String> values, String name) throws BadInputException {
		String value = values.get(name);
		if (value == null) {
			throw new BadInputException("backtest needs " + name);
		}
		return value;
	}

	private static int number(Map<String, String> values, String name, int otherwise, int largest)
			throws BadInputException {
		String text = values.getOrDefault(name, String.valueOf(otherwise));
		if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > largest) {
			throw new BadInputException("%s is a whole number from 1 to %d".formatted(name, largest));
		}
		return Integer.parseInt(text);
	}

	private static Instant end(@Nullable String text, Clock clock) throws BadInputException {
		if (text == null) {
			return clock.instant();
		}
		try {
			Instant end = Instant.parse(text);
			if (end.isAfter(clock.instant())) {
				throw new BadInputException("--end is in the future");
			}
			return end;
		}
		catch (DateTimeException ex) {
			throw new BadInputException("--end is a time such as 2026-12-01T00:00:00Z");
		}
	}

	private static List<String> selector(@Nullable String text, boolean isOfTarget) throws BadInputException {
		if (text == null) {
			return List.of();
		}
		try {
			return CountQuery.parse("selected{%s}".formatted(text.strip().replaceAll("^\\{|}$", "")))
				.series()
				.matchers()
				.stream()
				.filter((matcher) -> !isOfTarget || OF_TARGETS.contains(matcher.label()))
				.map((matcher) -> SelectorText.matcher(matcher.label(), matcher.operator(), matcher.value()))
				.sorted()
				.toList();
		}
		catch (UnreadableQueryException ex) {
			throw new BadInputException("--selector has label matchers such as job=\"shop\"");
		}
	}

}
