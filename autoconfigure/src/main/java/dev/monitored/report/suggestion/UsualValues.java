package dev.monitored.report.suggestion;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The values that people write as objectives. Times are those of the built-in bucket
 * profiles, so that the upper end of a bucket is mostly a usual value already.
 */
final class UsualValues {

	/**
	 * How many events an objective has to allow to be bad among those that were seen.
	 * Where none of n calls failed, fewer than 3 in n do, with a confidence of 95 %.
	 */
	private static final int FEWEST_BAD_EVENTS = 3;

	/**
	 * Nothing above 99.9 %: what that allows to fail in a month, hours do not show.
	 */
	private static final List<BigDecimal> AVAILABILITIES = Stream.of("99.9", "99.5", "99", "98", "95", "90")
		.map(BigDecimal::new)
		.toList();

	private static final List<Duration> TIMES = Stream
		.of("PT0.001S", "PT0.0025S", "PT0.005S", "PT0.01S", "PT0.025S", "PT0.05S", "PT0.1S", "PT0.25S", "PT0.5S",
				"PT1S", "PT2.5S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT30M", "PT1H")
		.map(Duration::parse)
		.toList();

	private UsualValues() {
	}

	/**
	 * Returns the highest usual availability that was kept.
	 * @param calls how many calls there were
	 * @param failed how many of them failed
	 * @return the percentage, or {@code null} if even the lowest was not kept
	 */
	static @Nullable BigDecimal availability(long calls, long failed) {
		return AVAILABILITIES.stream()
			.filter((percent) -> BigDecimal.valueOf(failed).compareTo(allowed(percent, calls)) <= 0)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns the highest usual availability that a number of calls can show.
	 * @param calls how many calls there were
	 * @return the percentage, or {@code null} if they are too few for any
	 */
	static @Nullable BigDecimal shownBy(long calls) {
		return AVAILABILITIES.stream().filter((percent) -> areEnough(calls, percent)).findFirst().orElse(null);
	}

	/**
	 * Returns whether calls are enough to say something of a share of them.
	 * @param calls how many calls there were
	 * @param percent the share, in percent
	 * @return whether the others are at least three
	 */
	static boolean areEnough(long calls, BigDecimal percent) {
		return allowed(percent, calls).compareTo(BigDecimal.valueOf(FEWEST_BAD_EVENTS)) >= 0;
	}

	/**
	 * Returns the lowest usual time that is not below another one.
	 * @param atMost the other one
	 * @return the time, or {@code null} if all are below
	 */
	static @Nullable Duration time(Duration atMost) {
		return TIMES.stream().filter((time) -> time.compareTo(atMost) >= 0).findFirst().orElse(null);
	}

	/**
	 * Returns a time as people write it, such as {@code 2.5ms}.
	 * @param time the time
	 * @return the text, which an objective takes
	 */
	static String text(Duration time) {
		BigDecimal nanos = BigDecimal.valueOf(time.toNanos());
		if (time.compareTo(Duration.ofSeconds(1)) >= 0) {
			return plain(nanos.movePointLeft(9)) + "s";
		}
		return (time.compareTo(Duration.ofMillis(1)) >= 0) ? plain(nanos.movePointLeft(6)) + "ms"
				: plain(nanos.movePointLeft(3)) + "us";
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

	private static BigDecimal allowed(BigDecimal percent, long calls) {
		return BigDecimal.valueOf(100).subtract(percent).multiply(BigDecimal.valueOf(calls)).movePointLeft(2);
	}

}
