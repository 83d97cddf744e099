package dev.monitored.dashboard.slo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.TrackedSlo;

/**
 * The calls of one SLO in flight. When each of them began is not counted, but when more
 * were in flight at some time than have ended since, some of these have not.
 */
final class CallsInFlight {

	private static final Duration LEAST = Duration.ofSeconds(30);

	private static final Duration LEAST_IF_UNKNOWN = Duration.ofMinutes(5);

	private static final int MUCH_LONGER = 3;

	private @Nullable Mark mark;

	/**
	 * Returns the calls that hang.
	 * @param tracked the SLO
	 * @param now the time, in milliseconds since the epoch
	 * @param age how old the process is
	 * @return at least so many calls, or {@code null} if none is known to hang
	 */
	@Nullable HangingCalls hanging(TrackedSlo tracked, long now, Duration age) {
		if (tracked.activeCalls() == 0) {
			this.mark = null;
			return null;
		}
		// A call that ends in between is taken for one that has
		long ended = tracked.calls();
		long active = tracked.activeCalls();
		Mark known = this.mark;
		long left = (known != null) ? Math.min(active, known.active() - (ended - known.ended())) : 0;
		if (known == null || left <= 0) {
			this.mark = new Mark(now, age, active, ended);
			return null;
		}
		long longest = tracked.longestCallNanos();
		return (age.minus(known.age()).compareTo(limit(tracked, longest)) >= 0)
				? new HangingCalls(left, known.time(), (longest > 0) ? longest / 1e9 : null) : null;
	}

	private static Duration limit(TrackedSlo tracked, long longest) {
		Duration usual = tracked.slo()
			.objectives()
			.stream()
			.flatMap((objective) -> objective.thresholds().stream())
			.max(Duration::compareTo)
			.filter((threshold) -> threshold.toNanos() > longest)
			.orElse(Duration.ofNanos(longest));
		Duration much = usual.multipliedBy(MUCH_LONGER);
		Duration least = (longest > 0) ? LEAST : LEAST_IF_UNKNOWN;
		return (much.compareTo(least) > 0) ? much : least;
	}

	/**
	 * What was in flight at some time.
	 *
	 * @param time the time, in milliseconds since the epoch
	 * @param age how old the process was
	 * @param active the number of calls in flight
	 * @param ended the number of calls that had ended
	 */
	private record Mark(long time, Duration age, long active, long ended) {

	}

}
