package dev.monitored.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of SLOs.
 */
public enum SloMeters implements DescribedMeter {

	/**
	 * Events of an objective.
	 */
	EVENTS(LabelGuard.MATCHED, null, "Calls that an objective counts", "application", "process", "slo", "sli"),

	/**
	 * Bad events of an objective.
	 */
	BAD_EVENTS("slo.bad.events", null, "Calls that broke an objective", "application", "process", "slo", "sli"),

	/**
	 * Events that were allowed to be bad.
	 */
	BUDGET_EVENTS("slo.budget.events", null, "Calls that were allowed to break an objective", "application", "process",
			"slo", "sli"),

	/**
	 * The target of an objective.
	 */
	OBJECTIVE("slo.objective", "ratio", "The share of calls that must be good", "application", "process", "slo", "sli"),

	/**
	 * The threshold of an objective.
	 */
	THRESHOLD("slo.threshold", "seconds", "The longest time of a good call", "application", "process", "slo", "sli"),

	/**
	 * The window of an SLO.
	 */
	WINDOW("slo.window", "days", "The time over which the error budget is spent", "application", "process", "slo",
			"sli"),

	/**
	 * Calls of an SLO that have ended.
	 */
	CALLS("slo.calls", null, "Calls of an SLO that have ended, whether or not an objective counts them", "application",
			"process", "slo"),

	/**
	 * What would have been events of an SLO and was left out.
	 */
	EXCLUDED_EVENTS("slo.excluded.events", null, "Events that the application left out of an SLO", "application",
			"process", "slo"),

	/**
	 * Calls of an SLO that have started and not ended.
	 */
	ACTIVE_CALLS("slo.active.calls", null, "Calls of an SLO that have started and not ended, streams not counted",
			"application", "process", "slo"),

	/**
	 * The longest recent call of an SLO that succeeded.
	 */
	LONGEST_CALL("slo.longest.call", "seconds",
			"The longest call of an SLO that succeeded, of those that ended within the last hour or up to two",
			"application", "process", "slo"),

	/**
	 * Owner and links of an SLO.
	 */
	INFO("slo.info", null, "Who owns an SLO, what to do and whether it pages, always 1", "application", "process",
			"slo", "team", "runbook", "page", "lifecycle"),

	/**
	 * The least traffic of an SLO.
	 */
	MIN_RATE("slo.min.rate", "events_per_second", "The rate of calls below which traffic is too low", "application",
			"process", "slo"),

	/**
	 * The last call of an SLO that succeeded.
	 */
	LAST_SUCCESS("slo.last.success", "timestamp_seconds",
			"When the last call of an SLO succeeded, as a Unix time, 0 if none has", "application", "process", "slo"),

	/**
	 * How long ago that call may be.
	 */
	FRESHNESS("slo.freshness", "seconds", "How long ago the last call that succeeded may be", "application", "process",
			"slo"),

	/**
	 * Bad events of an objective by cause.
	 */
	BAD_EVENTS_BY_CAUSE("slo.bad.events.by.cause", null, "Calls that broke an objective, by what they are put down to",
			"application", "process", "slo", "sli", "cause", "resource"),

	/**
	 * Time of calls by cause.
	 */
	CALL_SECONDS_BY_CAUSE("slo.call.seconds.by.cause", null,
			"Time of bad calls and of one of sixteen good ones in seconds, by what it went to", "application",
			"process", "slo", "result", "cause", "resource"),

	/**
	 * Calls whose time is counted by cause.
	 */
	CAUSE_CALLS("slo.cause.calls", null, "Calls whose time is counted by cause", "application", "process", "slo",
			"result"),

	/**
	 * When the process began to count.
	 */
	PROCESS_START("slo.process.start.time", "seconds", "When the process began to count, as a Unix time", "application",
			"process");

	private final MeterDetails details;

	SloMeters(String meterName, @Nullable String unit, String description, String... labels) {
		this.details = new MeterDetails(meterName, unit, description, List.of(labels));
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values(), "slo");
		}

	}

}
