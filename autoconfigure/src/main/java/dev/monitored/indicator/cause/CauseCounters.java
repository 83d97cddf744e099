package dev.monitored.indicator.cause;

import dev.monitored.cause.Cause;
import dev.monitored.registry.ExactCounter;

/**
 * Creates the counters of what the calls of one SLO are put down to.
 */
public interface CauseCounters {

	/**
	 * Creates the counter of bad events of one cause.
	 * @param sli the name of the objective
	 * @param cause the cause
	 * @return a counter of halves of events
	 */
	ExactCounter badEvents(String sli, Cause cause);

	/**
	 * Creates the counter of the time that went to one cause.
	 * @param result whether the calls were good or bad
	 * @param cause the cause
	 * @return a counter of nanoseconds
	 */
	ExactCounter seconds(CallResult result, Cause cause);

	/**
	 * Creates the counter of the calls whose time is counted by cause.
	 * @param result whether the calls were good or bad
	 * @return a counter of calls
	 */
	ExactCounter calls(CallResult result);

}
