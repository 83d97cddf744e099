package dev.monitored.cause;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums up by cause what the time of one call went to.
 */
final class PartSums {

	private final Map<Cause, Part> parts = new LinkedHashMap<>(2);

	/**
	 * Adds the time that a call in this one is charged for. If that is less than the call
	 * took, its parts are charged in proportion.
	 * @param span the time
	 */
	void add(CallChain.Span span) {
		double share = (span.nanos() > 0) ? Math.min(1, (double) span.length() / span.nanos()) : 0;
		long[] rest = { span.length() };
		span.parts().report(span.nanos(), span.cause(), (cause, nanos) -> {
			if (!cause.equals(span.cause())) {
				long charged = Math.min(rest[0], (long) (share * nanos));
				rest[0] -= charged;
				add(cause, charged, span.start());
			}
		});
		add(span.cause(), rest[0], span.start());
	}

	/**
	 * Returns the sums.
	 * @param failures how many failures are going to be added
	 * @return what the time went to; the rest was spent elsewhere
	 */
	CallParts parts(int failures) {
		CallParts sums = new CallParts(this.parts.size(), failures, true);
		this.parts.forEach((cause, part) -> sums.add(cause, part.nanos, part.longestStart, part.longest));
		return sums;
	}

	private void add(Cause cause, long nanos, long start) {
		if (nanos > 0) {
			part(cause).add(nanos, start);
		}
	}

	// Returns the part of a cause. If there are too many, its resource is folded.
	private Part part(Cause cause) {
		Part known = this.parts.get(cause);
		if (known != null) {
			return known;
		}
		Cause counted = (this.parts.size() < Frame.UNFOLDED_PARTS) ? cause : cause.folded();
		return this.parts.computeIfAbsent(counted, (key) -> new Part());
	}

	/**
	 * The time of one cause, and the longest stretch of it.
	 */
	private static final class Part {

		private long nanos;

		private long longestStart;

		private long longest;

		private void add(long time, long start) {
			this.nanos += time;
			if (time > this.longest) {
				this.longest = time;
				this.longestStart = start;
			}
		}

	}

}
