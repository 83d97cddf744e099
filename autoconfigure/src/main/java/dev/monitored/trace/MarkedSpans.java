package dev.monitored.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.cause.Cause;

/**
 * Remembers what the latest spans were marked with. Several calls may have one span, such
 * as a request and its queries, and what a span was marked with cannot be asked of it.
 */
final class MarkedSpans {

	private static final int CAPACITY = 1_000;

	private final Map<String, Set<String>> slos = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
			return size() > CAPACITY;
		}

	};

	/**
	 * Marks a span.
	 * @param span the id of the span
	 * @param broken the objectives that a call broke whose span it is
	 * @param cause what that is put down to, if that is known
	 * @return the marks of the span, with those of calls before
	 */
	synchronized SpanMarks mark(String span, List<BrokenObjective> broken, @Nullable Cause cause) {
		Set<String> names = this.slos.computeIfAbsent(span, (key) -> new TreeSet<>());
		broken.forEach((objective) -> names.add(objective.slo()));
		return new SpanMarks(new TreeSet<>(names), cause);
	}

}
