package dev.monitored.cli.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The minutes of the time that is asked for.
 *
 * @param start the beginning of the first minute, in seconds since 1970
 * @param count how many minutes there are
 */
public record Minutes(long start, int count) {

	/**
	 * How many minutes a day has.
	 */
	public static final int DAY = 1440;

	private static final int SECONDS = 60;

	/**
	 * Returns the minutes of the days before a time.
	 * @param days how many days
	 * @param end the time
	 * @return the minutes
	 */
	public static Minutes before(int days, Instant end) {
		Instant start = end.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(days));
		return new Minutes(start.getEpochSecond(), days * DAY);
	}

	/**
	 * Returns when a minute ends.
	 * @param index its index
	 * @return the time in seconds since 1970
	 */
	public long end(int index) {
		return this.start + SECONDS * (index + 1L);
	}

	/**
	 * Returns which minute ends at a time.
	 * @param time the time in seconds since 1970
	 * @return its index
	 */
	public int index(long time) {
		return Math.toIntExact((time - this.start) / SECONDS - 1);
	}

	/**
	 * Returns when a minute begins.
	 * @param index its index
	 * @return the time
	 */
	public Instant beginning(int index) {
		return Instant.ofEpochSecond(end(index) - SECONDS);
	}

}
