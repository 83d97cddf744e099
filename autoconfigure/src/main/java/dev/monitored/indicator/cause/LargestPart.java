package dev.monitored.indicator.cause;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

import dev.monitored.cause.Cause;
import dev.monitored.cause.PartSink;

/**
 * Finds the part of a call's time that exceeds what is usual most.
 */
final class LargestPart implements PartSink {

	private final UnaryOperator<Cause> bounds;

	private final Map<Cause, Long> parts = new LinkedHashMap<>();

	/**
	 * Creates a search.
	 * @param bounds returns causes as they are exported
	 */
	LargestPart(UnaryOperator<Cause> bounds) {
		this.bounds = bounds;
	}

	@Override
	public void add(Cause cause, long nanos) {
		this.parts.merge(this.bounds.apply(cause), nanos, Long::sum);
	}

	/**
	 * Returns what was found.
	 * @param usual returns how long a part usually takes, in nanoseconds
	 * @return the cause, the first one of equal ones
	 */
	Cause cause(ToLongFunction<Cause> usual) {
		Cause largest = Cause.UNMEASURED;
		long most = Long.MIN_VALUE;
		for (Map.Entry<Cause, Long> part : this.parts.entrySet()) {
			long excess = part.getValue() - usual.applyAsLong(part.getKey());
			if (excess > most) {
				most = excess;
				largest = part.getKey();
			}
		}
		return largest;
	}

}
