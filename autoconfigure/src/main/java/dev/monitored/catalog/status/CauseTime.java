package dev.monitored.catalog.status;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;
import dev.monitored.indicator.cause.SloCauses;

/**
 * How much of the time of an SLO's calls went to one cause.
 *
 * @param cause the cause, such as {@code db}
 * @param resource the table, client, model or operation
 * @param ofBadCalls the share in the time of bad calls, {@code null} if there are none
 * @param ofGoodCalls the share in the time of good calls, of which one of sixteen is
 * looked at, {@code null} if there are none
 */
public record CauseTime(String cause, String resource, @Nullable Double ofBadCalls, @Nullable Double ofGoodCalls) {

	private static final int MOST = 5;

	/**
	 * Returns the causes to which most of the time of bad calls went.
	 * @param causes the time by cause
	 * @return at most five of them
	 */
	static List<CauseTime> most(SloCauses causes) {
		Map<Cause, Long> bad = causes.badNanos().sums();
		Map<Cause, Long> good = causes.goodNanos().sums();
		return Stream.concat(bad.keySet().stream(), good.keySet().stream())
			.collect(Collectors.toSet())
			.stream()
			.filter((cause) -> bad.getOrDefault(cause, 0L) + good.getOrDefault(cause, 0L) > 0)
			.sorted(Comparator.comparingLong((Cause cause) -> bad.getOrDefault(cause, 0L))
				.thenComparing((cause) -> good.getOrDefault(cause, 0L))
				.reversed()
				.thenComparing(Cause::name)
				.thenComparing(Cause::resource))
			.limit(MOST)
			.map((cause) -> new CauseTime(cause.name(), cause.resource(), share(cause, bad), share(cause, good)))
			.toList();
	}

	private static @Nullable Double share(Cause cause, Map<Cause, Long> nanos) {
		double all = nanos.values().stream().mapToLong(Long::longValue).sum();
		return (all > 0) ? EventCounts.rounded(nanos.getOrDefault(cause, 0L) / all) : null;
	}

}
