package dev.monitored.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ProposalFile;
import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.cli.prometheus.Minutes;
import dev.monitored.cli.prometheus.PrometheusClient;
import dev.monitored.cli.signal.RecordedSignal;

/**
 * Asks a Prometheus what proposed SLOs would have cost.
 */
public final class Backtest {

	private static final Map<String, Integer> WINDOWS = Map.of("7d", 7, "28d", 28, "30d", 30);

	private static final String DEFAULT_WINDOW = "30d";

	private final BacktestOptions options;

	private final PrometheusClient client;

	private final Minutes minutes;

	private final Consumer<String> out;

	private final Set<RecordedSignal> signals = EnumSet.noneOf(RecordedSignal.class);

	private final List<String> leftOut = new ArrayList<>();

	/**
	 * Creates a backtest.
	 * @param options what is asked
	 * @param out takes the lines of the result
	 * @throws BadInputException if the address is none
	 */
	public Backtest(BacktestOptions options, Consumer<String> out) throws BadInputException {
		this.options = options;
		this.client = new PrometheusClient(options.prometheus(), Duration.ofSeconds(options.timeoutSeconds()));
		this.minutes = Minutes.before(options.days(), options.end());
		this.out = out;
	}

	/**
	 * Tests the SLOs of the file.
	 * @return a line for each objective of which nothing can be said, with the reason
	 * @throws BadInputException if the file cannot be read or Prometheus does not answer
	 */
	public List<String> run() throws BadInputException {
		List<ProposedSlo> slos = ProposalFile.read(this.options.file());
		if (this.options.slo() != null) {
			slos = slos.stream().filter((slo) -> slo.name().equals(this.options.slo())).toList();
			if (slos.isEmpty()) {
				throw new BadInputException("%s has no SLO %s".formatted(this.options.file(), this.options.slo()));
			}
		}
		Instant end = this.minutes.beginning(this.minutes.count());
		this.out.accept("%s to %s".formatted(this.minutes.beginning(0), end));
		for (ProposedSlo slo : slos) {
			test(slo);
		}
		if (!this.signals.isEmpty()) {
			this.out.accept("");
			this.out.accept("What timers do not say:");
			TimerLimits.of(this.signals).forEach((limit) -> this.out.accept("- " + limit));
		}
		return this.leftOut;
	}

	private void test(ProposedSlo slo) throws BadInputException {
		try {
			RecordedSignal signal = signal(slo);
			int window = window(slo);
			List<ProposedObjective> objectives = ProposedObjective.of(slo);
			CallReader calls = new CallReader(this.client, this.options, signal, slo, this.minutes);
			for (ProposedObjective objective : objectives) {
				test(slo, objective, window, calls, signal);
			}
			if (this.options.verbose()) {
				calls.queries().forEach((query) -> query.lines().forEach((line) -> this.out.accept("  | " + line)));
			}
		}
		catch (UntestableException ex) {
			this.leftOut.add("%s: %s".formatted(slo.name(), ex.getMessage()));
		}
	}

	private void test(ProposedSlo slo, ProposedObjective objective, int window, CallReader calls, RecordedSignal signal)
			throws BadInputException {
		try {
			if (signal == RecordedSignal.LLM_TTFT && objective.kind() == ProposedObjective.Kind.AVAILABILITY) {
				throw new UntestableException("a first token is a part of a call and has no availability");
			}
			BoundedEvents events = BoundedEvents.of(objective, calls);
			int end = events.most().minutes();
			if (events.most().known(end, end) == 0) {
				throw new UntestableException("no series of %s has these labels in these days"
					.formatted((signal == RecordedSignal.BUSINESS) ? "these counters" : signal.timer()));
			}
			this.signals.add(signal);
			this.out.accept("");
			this.out.accept("%s %s: %s over %d days".formatted(slo.name(), objective.sli(), objective.text(), window));
			new ObjectiveReport(events, objective.target().doubleValue(), window, slo.page(), this.minutes).lines()
				.forEach(this.out);
			remarks(slo, calls).forEach((remark) -> this.out.accept("  note        " + remark));
		}
		catch (UntestableException ex) {
			this.leftOut.add("%s %s: %s".formatted(slo.name(), objective.sli(), ex.getMessage()));
		}
	}

	private static List<String> remarks(ProposedSlo slo, CallReader calls) throws BadInputException {
		List<String> remarks = new ArrayList<>();
		List<String> jobs = calls.jobs();
		if (jobs.size() > 1) {
			remarks
				.add("the jobs %s are added up: choose with --selector 'job=\"%s\"' if they scrape the same processes"
					.formatted(String.join(", ", jobs), jobs.get(0)));
		}
		if (slo.includesQueue()) {
			remarks
				.add("include-queue: the timer has no time in the queue, so calls seem faster than the SLO sees them");
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
