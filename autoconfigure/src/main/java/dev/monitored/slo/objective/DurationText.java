package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations the way people write them: {@code 2.5ms}, {@code 500ms}, {@code 1s}.
 */
public final class DurationText {

	/**
	 * The units that are understood.
	 */
	public static final String UNITS = "ns, us, ms, s, m";

	private static final Pattern PATTERN = Pattern.compile("(-?[0-9.]+)\\s*(\\p{L}*)");

	private static final BigDecimal LONGEST_NANOS = BigDecimal.valueOf(Duration.ofDays(10_000).toNanos());

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
			"m", 60_000_000_000L);

	private DurationText() {
	}

	/**
	 * Reads a duration.
	 * @param text a number and a unit
	 * @return the duration
	 * @throws IllegalArgumentException if the text is something else; its message says
	 * what is wrong
	 */
	public static Duration parse(String text) {
		Matcher matcher = PATTERN.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'%s' is not a duration".formatted(text));
		}
		return of(new BigDecimal(matcher.group(1)), matcher.group(2));
	}

	/**
	 * Returns a duration as it is written.
	 * @param duration the duration
	 * @return the text, in the largest unit that needs no fraction, up to seconds
	 */
	public static String format(Duration duration) {
		long nanos = duration.toNanos();
		if (nanos % 1_000_000_000 == 0) {
			return nanos / 1_000_000_000 + "s";
		}
		if (nanos % 1_000_000 == 0) {
			return nanos / 1_000_000 + "ms";
		}
		return (nanos % 1_000 == 0) ? nanos / 1_000 + "us" : nanos + "ns";
	}

	static boolean isUnit(String unit) {
		return NANOS.containsKey(unit);
	}

	static Duration of(BigDecimal amount, String unit) {
		Long factor = NANOS.get(unit);
		if (factor == null) {
			throw new IllegalArgumentException(
					(unit.isEmpty() ? "the unit is missing" : "unknown unit '" + unit + "'") + " (" + UNITS + ")");
		}
		BigDecimal nanos = amount.multiply(BigDecimal.valueOf(factor));
		if (nanos.compareTo(LONGEST_NANOS) > 0) {
			throw new IllegalArgumentException("it is longer than 10000 days");
		}
		if (nanos.stripTrailingZeros().scale() > 0) {
			throw new IllegalArgumentException("it is not a whole number of nanoseconds");
		}
		return Duration.ofNanos(nanos.longValueExact());
	}

}
