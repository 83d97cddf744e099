package dev.monitored.indicator;

/**
 * How many events of one objective were good, tolerated and bad.
 *
 * @param good the number of events that kept the objective
 * @param tolerated the number of events that broke it half, as Apdex counts them
 * @param bad the number of events that broke it
 */
public record Counts(long good, long tolerated, long bad) {

	static final Counts NONE = new Counts(0, 0, 0);

	/**
	 * Returns the number of events.
	 * @return the number of calls that count
	 */
	public long events() {
		return this.good + this.tolerated + this.bad;
	}

	/**
	 * Returns the number of bad events.
	 * @return the number, a tolerated one being a half
	 */
	public double badEvents() {
		return this.bad + this.tolerated / 2.0;
	}

	Counts plus(Counts other) {
		return new Counts(this.good + other.good, this.tolerated + other.tolerated, this.bad + other.bad);
	}

	static Counts of(long[] counts) {
		return new Counts(counts[0], counts[1], counts[2]);
	}

	long[] toArray() {
		return new long[] { this.good, this.tolerated, this.bad };
	}

}
