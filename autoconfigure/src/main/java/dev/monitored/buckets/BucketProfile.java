package dev.monitored.buckets;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

import dev.monitored.slo.objective.DurationText;

/**
 * The boundaries of a histogram's buckets, in ascending order.
 *
 * @param boundaries the boundaries, at most {@value #MAX_BOUNDARIES}
 */
public record BucketProfile(List<Duration> boundaries) {

	/**
	 * Maximum number of boundaries of a profile.
	 */
	public static final int MAX_BOUNDARIES = 20;

	private static final Pattern GENERATOR = Pattern.compile("(exponential|linear)\\s*\\(([^()]*)\\)");

	/**
	 * Creates a profile.
	 * @throws IllegalArgumentException if there are no boundaries or too many, or if they
	 * are not positive and ascending
	 */
	public BucketProfile {
		boundaries = List.copyOf(boundaries);
		Assert.isTrue(!boundaries.isEmpty(), "it has no boundaries");
		if (boundaries.size() > MAX_BOUNDARIES) {
			throw new IllegalArgumentException(
					"it has %d boundaries, %d are allowed".formatted(boundaries.size(), MAX_BOUNDARIES));
		}
		checkAscending(boundaries);
	}

	/**
	 * Reads a profile: durations separated by commas, {@code exponential(start, factor,
	 * count)} or {@code linear(start, width, count)}.
	 * @param text the text, such as {@code 50ms, 100ms, 1s} or
	 * {@code exponential(1ms, 2, 10)}
	 * @return the profile
	 * @throws IllegalArgumentException if the text is something else; its message says
	 * what is wrong with the text
	 */
	public static BucketProfile parse(String text) {
		Matcher generator = GENERATOR.matcher(text.strip());
		if (!generator.matches()) {
			return new BucketProfile(durations(text));
		}
		List<String> arguments = split(generator.group(2));
		if (arguments.size() != 3) {
			throw new IllegalArgumentException(
					"%s needs three values, it has %d".formatted(generator.group(1), arguments.size()));
		}
		return "linear".equals(generator.group(1)) ? linear(arguments) : exponential(arguments);
	}

	private static List<Duration> durations(String text) {
		List<Duration> durations = new ArrayList<>();
		for (String duration : split(text)) {
			durations.add(DurationText.parse(duration));
		}
		return durations;
	}

	private static BucketProfile linear(List<String> arguments) {
		Duration width = DurationText.parse(arguments.get(1));
		return generate(arguments, (start, index) -> start.add(nanos(width).multiply(BigDecimal.valueOf(index))));
	}

	private static BucketProfile exponential(List<String> arguments) {
		BigDecimal factor = number(arguments.get(1));
		if (factor.compareTo(BigDecimal.ONE) <= 0) {
			throw new IllegalArgumentException("the factor must be above 1, it is " + arguments.get(1));
		}
		return generate(arguments, (start, index) -> start.multiply(factor.pow(index)));
	}

	private static BucketProfile generate(List<String> arguments,
			BiFunction<BigDecimal, Integer, BigDecimal> boundary) {
		BigDecimal start = nanos(DurationText.parse(arguments.get(0)));
		int count = count(arguments.get(2));
		List<Duration> boundaries = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			boundaries.add(ofNanos(boundary.apply(start, index)));
		}
		return new BucketProfile(boundaries);
	}

	private static int count(String text) {
		BigDecimal count = number(text);
		if (count.signum() <= 0 || count.compareTo(BigDecimal.valueOf(MAX_BOUNDARIES)) > 0
				|| count.stripTrailingZeros().scale() > 0) {
			throw new IllegalArgumentException(
					"the count must be a whole number from 1 to %d, it is %s".formatted(MAX_BOUNDARIES, text));
		}
		return count.intValueExact();
	}

	private static void checkAscending(List<Duration> boundaries) {
		Duration previous = Duration.ZERO;
		for (Duration boundary : boundaries) {
			if (boundary.compareTo(Duration.ZERO) <= 0) {
				throw new IllegalArgumentException("the boundary " + DurationText.format(boundary) + " is not above 0");
			}
			if (boundary.compareTo(previous) <= 0) {
				throw new IllegalArgumentException("the boundaries are not ascending: %s after %s"
					.formatted(DurationText.format(boundary), DurationText.format(previous)));
			}
			previous = boundary;
		}
	}

	private static List<String> split(String text) {
		return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
	}

	private static BigDecimal number(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'%s' is not a number".formatted(text), ex);
		}
	}

	private static BigDecimal nanos(Duration duration) {
		return BigDecimal.valueOf(duration.toNanos());
	}

	private static Duration ofNanos(BigDecimal nanos) {
		if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
			throw new IllegalArgumentException("the last boundary is longer than 292 years");
		}
		return Duration.ofNanos(nanos.longValue());
	}

}
