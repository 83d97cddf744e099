package dev.monitored.cli.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.monitored.cli.signal.RecordedSignal;

/**
 * What is not known of calls of which only timers are left.
 */
final class TimerLimits {

	private static final List<String> ALWAYS = List.of(
			"Events after the last scrape of a process are missing, as are those in gaps of more than 30 minutes, and those"
					+ " before a first scrape more than 30 minutes after the start.",
			"Counters count their past in one minute if Prometheus begins to keep them while their process runs, as after a"
					+ " change of metric_relabel_configs. A process whose labels change in its first 30 minutes counts twice.",
			"A call is good or bad as it was recorded: what noErrorFor, an OutcomeClassifier or ignored paths say since then"
					+ " changes nothing. Events that the team would exclude are in it.",
			"Calls whose label was folded into _other are not matched, but an SLO would match them.",
			"Nothing is known of causes. Alerts begin with empty windows at the beginning, and Alertmanager may hold some"
					+ " of them back: a page holds back tickets of its SLO.",
			"Only alerts about budgets are counted, not SloNoData, SloCallsHanging, SloRateLow and SloStale.");

	private TimerLimits() {
	}

	/**
	 * Returns what is not known.
	 * @param signals the signals of the calls
	 * @return a text for each
	 */
	static List<String> of(Set<RecordedSignal> signals) {
		List<String> limits = new ArrayList<>(ALWAYS);
		if (signals.contains(RecordedSignal.HTTP_SERVER)) {
			limits.add(
					"http-server: Boot's timer of Spring MVC does not know answers that broke off, and clients that went"
							+ " away. Requests to /actuator are left out where the SLO has no uri.");
		}
		if (signals.contains(RecordedSignal.HTTP_CLIENT)) {
			limits.add("http-client: an SLO sees a uri after it was normalised, Boot's timer has it before.");
		}
		if (signals.contains(RecordedSignal.LLM_TTFT)) {
			limits
				.add("llm-ttft: streams that ended without a first token are bad events of an SLO, and missing here.");
		}
		if (signals.contains(RecordedSignal.OPERATION)) {
			limits.add("operation: the timer has the labels that were declared when a call was recorded.");
		}
		return limits;
	}

}
