package dev.monitored.dashboard.slo;

import org.jspecify.annotations.Nullable;

/**
 * Calls of an SLO that are in flight much longer than its calls take.
 *
 * @param calls how many there are at least
 * @param since when all of them had begun, in milliseconds since the epoch
 * @param longestSeconds how long the longest recent call took that succeeded,
 * {@code null} if none did
 */
public record HangingCalls(long calls, long since, @Nullable Double longestSeconds) {

	private static final int MANY = 3;

	/**
	 * Returns whether they are so many that it is no matter of one long call.
	 * @return whether there are at least three, as with the alert
	 */
	boolean areMany() {
		return this.calls >= MANY;
	}

}
