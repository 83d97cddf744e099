package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.cli.prometheus.Minutes;
import dev.monitored.cli.prometheus.PrometheusClient;
import dev.monitored.cli.promql.IncreaseQuery;
import dev.monitored.cli.promql.SelectorText;
import dev.monitored.cli.signal.CallEnding;
import dev.monitored.cli.signal.RecordedSignal;

/**
 * Reads the calls of one SLO from the timers that a Prometheus knows.
 */
final class CallReader {

	private final PrometheusClient client;

	private final BacktestOptions options;

	private final RecordedSignal signal;

	private final ProposedSlo slo;

	private final List<String> matchers;

	private final Minutes minutes;

	private final Set<String> queries = new LinkedHashSet<>();

	private final Map<CallEnding, BoundedCounts> counts = new EnumMap<>(CallEnding.class);

	/**
	 * Creates a reader.
	 * @param client the Prometheus
	 * @param options what is asked
	 * @param signal the signal of the SLO
	 * @param slo the SLO
	 * @param minutes the minutes
	 * @throws UntestableException if no series can have the labels of the SLO
	 */
	CallReader(PrometheusClient client, BacktestOptions options, RecordedSignal signal, ProposedSlo slo,
			Minutes minutes) throws UntestableException {
		this.client = client;
		this.options = options;
		this.signal = signal;
		this.slo = slo;
		this.matchers = Stream.concat(MatchedSeries.matchers(slo, signal).stream(), options.selector().stream())
			.toList();
		this.minutes = minutes;
		if (signal == RecordedSignal.BUSINESS && !areNamed(slo.good(), slo.bad())) {
			throw new UntestableException("good and bad have to name counters, without a *");
		}
	}

	private static boolean areNamed(List<String> good, List<String> bad) {
		return !good.isEmpty() && !bad.isEmpty()
				&& Stream.concat(good.stream(), bad.stream()).noneMatch((name) -> name.contains("*"));
	}

	/**
	 * Returns what was asked.
	 * @return the queries
	 */
	List<String> queries() {
		return List.copyOf(this.queries);
	}

	/**
	 * Returns which places have series of the calls.
	 * @param label a label that tells places apart, such as {@code job}
	 * @return its values
	 * @throws BadInputException if Prometheus does not answer
	 */
	List<String> places(String label) throws BadInputException {
		SelectorText calls = (this.signal == RecordedSignal.BUSINESS) ? series(CallEnding.SUCCESS).get(0)
				: series("_count");
		return this.client.values(label, calls.toString(), this.minutes);
	}

	/**
	 * Counts calls.
	 * @param result how they ended
	 * @return their number
	 * @throws BadInputException if Prometheus does not answer
	 */
	BoundedCounts count(CallEnding result) throws BadInputException {
		BoundedCounts known = this.counts.get(result);
		if (known != null) {
			return known;
		}
		BoundedCounts sum = BoundedCounts.unknown(this.minutes.count());
		for (SelectorText series : series(result)) {
			for (double[] values : ask(series, List.of()).values()) {
				sum = sum.plus(BoundedCounts.exactly(values));
			}
		}
		this.counts.put(result, sum);
		return sum;
	}

	/**
	 * Counts calls by their time.
	 * @param result how they ended
	 * @param threshold the threshold in seconds
	 * @return their number
	 * @throws BadInputException if Prometheus does not answer
	 * @throws UntestableException if the timers have no buckets
	 */
	TimedCalls time(CallEnding result, BigDecimal threshold) throws BadInputException, UntestableException {
		if (this.signal == RecordedSignal.BUSINESS) {
			throw new UntestableException("events of business take no time");
		}
		Boundaries boundaries = Boundaries.of(this.client.values("le", series("_bucket").toString(), this.minutes));
		if (boundaries.texts().isEmpty() && !count(result).isUnknown()) {
			throw new UntestableException("%s has no buckets".formatted(this.signal.timer()));
		}
		List<String> by = (this.signal == RecordedSignal.OPERATION) ? List.of("le", "operation") : List.of("le");
		TimedCalls calls = TimedCalls.of(threshold, Map.of(), this.minutes);
		for (String matcher : this.signal.matchers(result)) {
			calls = calls.plus(TimedCalls.of(threshold,
					ask(series("_bucket").with(matcher, boundaries.near(threshold).matcher()), by), this.minutes));
		}
		return calls;
	}

	private Map<Map<String, String>, double[]> ask(SelectorText series, List<String> by) throws BadInputException {
		String query = new IncreaseQuery(series, this.options.target(), by).toString();
		this.queries.add(query);
		return this.client.minutes(query, this.minutes);
	}

	/**
	 * Returns which counters have calls.
	 * @param result how the calls ended
	 * @return the counters, none if no series says so
	 */
	private List<SelectorText> series(CallEnding result) {
		if (this.signal != RecordedSignal.BUSINESS) {
			return this.signal.matchers(result).stream().map(series("_count")::with).toList();
		}
		List<String> names = switch (result) {
			case SUCCESS -> this.slo.good();
			case FAILED -> this.slo.bad();
			case CANCELLED, UNCLEAR -> List.of();
		};
		return names.stream().map((name) -> new SelectorText(counter(name), this.matchers)).toList();
	}

	private static String counter(String name) {
		return name.strip().replaceAll("[^a-zA-Z0-9]", "_").replaceFirst("_total$", "") + "_total";
	}

	private SelectorText series(String end) {
		return new SelectorText(this.signal.timer() + end, new ArrayList<>(this.matchers));
	}

}
