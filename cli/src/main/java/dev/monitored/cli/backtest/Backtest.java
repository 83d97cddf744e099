package dev.monitored.cli.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
	 * @throws BadInputException if the address cannot be read
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
		List<ProposedSlo> slos = slos();
		this.out.accept("%s to %s".formatted(this.minutes.beginning(0), this.minutes.beginning(this.minutes.count())));
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

	private List<ProposedSlo> slos() throws BadInputException {
		List<ProposedSlo> slos = ProposalFile.read(this.options.file());
		if (this.options.slo() == null) {
			return slos;
		}
		List<ProposedSlo> chosen = slos.stream().filter((slo) -> slo.name().equals(this.options.slo())).toList();
		if (chosen.isEmpty()) {
			throw new BadInputException("%s has no SLO %s".formatted(this.options.file(), this.options.slo()));
		}
		return chosen;
	}

	private void test(ProposedSlo slo) throws BadInputException {
		try {
			TestedSlo tested = TestedSlo.of(slo, this.client, this.options, this.minutes);
			for (ProposedObjective objective : ProposedObjective.of(slo)) {
				test(tested, objective);
			}
			if (this.options.verbose()) {
				tested.queries().forEach((line) -> this.out.accept("  | " + line));
			}
		}
		catch (UntestableException ex) {
			this.leftOut.add("%s: %s".formatted(slo.name(), ex.getMessage()));
		}
	}

	private void test(TestedSlo slo, ProposedObjective objective) throws BadInputException {
		try {
			List<String> lines = slo.report(objective);
			this.signals.add(slo.signal());
			this.out.accept("");
			lines.forEach(this.out);
		}
		catch (UntestableException ex) {
			this.leftOut.add("%s %s: %s".formatted(slo.name(), objective.sli(), ex.getMessage()));
		}
	}

}
