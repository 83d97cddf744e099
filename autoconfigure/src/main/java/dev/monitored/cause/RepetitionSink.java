package dev.monitored.cause;

/**
 * Hears of calls that made a statement too often, together with calls inside of them.
 */
@FunctionalInterface
public interface RepetitionSink {

	/**
	 * Reports a call.
	 * @param caller the number of what records it
	 * @param table the number of the table of the statement
	 */
	void repeated(long caller, long table);

}
