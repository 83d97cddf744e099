package dev.monitored.trace;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;

/**
 * What is written on the span of a call that broke objectives.
 *
 * @param slos the names of the SLOs
 * @param cause what that is put down to, if that is known
 */
record SpanMarks(Set<String> slos, @Nullable Cause cause) {

	/**
	 * The key of the mark that is {@code true}.
	 */
	static final String BROKEN = "monitored.slo.broken";

	private static final String NAMES = "monitored.slo.names";

	private static final String CAUSE = "monitored.slo.cause";

	private static final String RESOURCE = "monitored.slo.resource";

	/**
	 * Returns all marks but {@link #BROKEN}.
	 * @return the texts by key
	 */
	Map<String, String> texts() {
		Map<String, String> texts = new TreeMap<>();
		texts.put(NAMES, String.join(",", this.slos));
		if (this.cause != null) {
			texts.put(CAUSE, this.cause.name());
			texts.put(RESOURCE, this.cause.resource());
		}
		return texts;
	}

}
