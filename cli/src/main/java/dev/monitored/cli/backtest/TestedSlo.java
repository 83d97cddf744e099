package dev.monitored.cli.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.monitored.cli.backtest.ProposedObjective.Kind;
import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.cli.prometheus.Minutes;
import dev.monitored.cli.prometheus.PrometheusClient;
import dev.monitored.cli.signal.RecordedSignal;

/**
 * An SLO that is tested against what was recorded of its calls.
 *
 * @param slo the SLO
 * @param signal its signal
 * @param window the days over which its budget is spent
 * @param calls its calls
 * @param minutes the minutes
 * @param remarks what should be known of the calls
 */
record TestedSlo(ProposedSlo slo, RecordedSignal signal, int window, CallReader calls, Minutes minutes,
		List<String> remarks) {

	private static final Map<String, Integer> WINDOWS = Map.of("7d", 7, "28d", 28, "30d", 30);

	private static final String DEFAULT_WINDOW = "30d";

	/**
	 * Labels by which SLOs are told apart, or by which one process may be there twice.
	 */
	private static final List<String> PLACES = List.of("job", "application", "namespace", "cluster", "env",
			"environment", "replica", "prometheus_replica");

	private static final int MOST_PLACES = 5;

	static TestedSlo of(ProposedSlo slo, PrometheusClient client, BacktestOptions options, Minutes minutes)
			throws BadInputException, UntestableException {
		RecordedSignal signal = signal(slo);
		int window = window(slo);
		CallReader calls = new CallReader(client, options, signal, slo, minutes);
		return new TestedSlo(slo, signal, window, calls, minutes, remarks(slo, calls));
	}

	String name() {
		return this.slo.name();
	}

	/**
	 * Returns what an objective would have cost.
	 * @param objective the objective
	 * @return lines of text
	 * @throws BadInputException if Prometheus does not answer
	 * @throws UntestableException if nothing can be said
	 */
	List<String> report(ProposedObjective objective) throws BadInputException, UntestableException {
		if (this.signal == RecordedSignal.LLM_TTFT && objective.kind() == Kind.AVAILABILITY) {
			throw new UntestableException("a first token is a part of a call and has no availability");
		}
		BoundedEvents events = BoundedEvents.of(objective, this.calls);
		int end = events.most().minutes();
		if (events.most().known(end, end) == 0) {
			throw new UntestableException("no series of %s has these labels in these days"
				.formatted((this.signal == RecordedSignal.BUSINESS) ? "these counters" : this.signal.timer()));
		}
		List<String> lines = new ArrayList<>();
		lines.add("%s %s: %s over %d days".formatted(name(), objective.sli(), objective.text(), this.window));
		lines.addAll(new ObjectiveReport(events, objective.target().doubleValue(), this.window, this.slo.page(),
				this.minutes)
			.lines());
		this.remarks.forEach((remark) -> lines.add("  note        " + remark));
		return lines;
	}

	/**
	 * Returns what Prometheus was asked.
	 * @return the lines of all queries
	 */
	List<String> queries() {
		return this.calls.queries().stream().flatMap(String::lines).toList();
	}

	private static List<String> remarks(ProposedSlo slo, CallReader calls) throws BadInputException {
		List<String> remarks = new ArrayList<>();
		for (String label : PLACES) {
			List<String> places = calls.places(label);
			if (places.size() > 1) {
				remarks.add("added up are those with the %s %s: choose with --selector '%s=\"%s\"'".formatted(label,
						String.join(", ", places.subList(0, Math.min(places.size(), MOST_PLACES))), label,
						places.get(0)));
			}
		}
		if (slo.includesQueue()) {
			remarks.add("include-queue: the timer has no time in the queue, so calls seem faster than to the SLO");
		}
		return remarks;
	}

	private static RecordedSignal signal(ProposedSlo slo) throws UntestableException {
		if (slo.signal() == null) {
			throw new UntestableException("its signal is missing");
		}
		return RecordedSignal.of(slo.signal())
			.orElseThrow(() -> new UntestableException(
					"no timer is known that holds the events of the signal " + slo.signal()));
	}

	private static int window(ProposedSlo slo) throws UntestableException {
		String text = (slo.window() != null) ? slo.window().strip() : DEFAULT_WINDOW;
		Integer days = WINDOWS.get(text);
		if (days == null) {
			throw new UntestableException("its window of %s is none of 7d, 28d and 30d".formatted(text));
		}
		return days;
	}

}
