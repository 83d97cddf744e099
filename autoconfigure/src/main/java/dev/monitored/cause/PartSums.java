package dev.monitored.cause;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums up by cause what the time of one call went to.
 */
final class PartSums {

	private final long start;

	private final Map<Cause, Part> parts = new LinkedHashMap<>(2);

	/**
	 * Creates sums of nothing.
	 * @param start the start of the call
	 */
	PartSums(long start) {
		this.start = start;
	}

	/**
	 * Adds the time that a call in this one is charged for. If that is less than the call
	 * took, its parts are charged in proportion.
	 * @param span the time, since the start of this call
	 */
	void add(CallChain.Span span) {
		double share = (span.nanos() > 0) ? Math.min(1, (double) span.length() / span.nanos()) : 0;
		long[] rest = { span.length() };
		long from = this.start + span.start();
		span.parts().report(span.nanos(), span.cause(), (cause, nanos) -> {
			if (!cause.equals(span.cause())) {
				long charged = Math.min(rest[0], (long) (share * nanos));
				rest[0] -= charged;
				add(cause, charged, from, charged);
			}
		});
		add(span.cause(), rest[0], from, rest[0]);
	}

	/**
	 * Adds other sums.
	 * @param other the sums
	 */
	void addAll(PartSums other) {
		other.parts.forEach((cause, part) -> add(cause, part.nanos, part.longestStart, part.longest));
	}

	/**
	 * Returns the sums.
	 * @param nanos how long the call took, which the sums do not exceed
	 * @param failures how many failures are going to be added
	 * @return what the time went to; the rest was spent elsewhere
	 */
	CallParts parts(long nanos, int failures) {
		CallParts sums = new CallParts(this.parts.size(), failures, true);
		long rest = nanos;
		for (Map.Entry<Cause, Part> entry : this.parts.entrySet()) {
			Part part = entry.getValue();
			long charged = Math.min(rest, part.nanos);
			rest -= charged;
			sums.add(entry.getKey(), charged, part.longestStart, part.longest);
		}
		return sums;
	}

	private void add(Cause cause, long nanos, long longestStart, long longest) {
		if (nanos > 0) {
			part(cause).add(nanos, longestStart, longest);
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

		private void add(long time, long stretchStart, long stretch) {
			this.nanos += time;
			if (stretch > this.longest) {
				this.longest = stretch;
				this.longestStart = stretchStart;
			}
		}

	}

}
