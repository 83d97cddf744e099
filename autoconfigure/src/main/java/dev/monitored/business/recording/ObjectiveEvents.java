package dev.monitored.business.recording;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallParts;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.outcome.Outcome;
import dev.monitored.registry.MonotonicTime;

/**
 * The events of one series, as those SLOs count them that name its counter. They take no
 * time, and nothing is known of what they are put down to.
 */
final class ObjectiveEvents {

	private final @Nullable CallEvents good;

	private final @Nullable CallEvents bad;

	private final Outcome failed;

	/**
	 * Creates events.
	 * @param counter the name of the counter
	 * @param good counts them for SLOs that name it as good, if there are any
	 * @param bad counts them for SLOs that name it as bad, if there are any
	 */
	ObjectiveEvents(String counter, @Nullable CallEvents good, @Nullable CallEvents bad) {
		this.good = good;
		this.bad = bad;
		this.failed = Outcome.error(counter);
	}

	void count() {
		count(MonotonicTime.evenNanos());
	}

	void leaveOut() {
		count(ExcludedStarts.exclude(MonotonicTime.evenNanos()));
	}

	private void count(long now) {
		if (this.good != null) {
			this.good.count(new CallEnd(now, 0, Outcome.SUCCESS, null, CallParts.ELSEWHERE));
		}
		if (this.bad != null) {
			this.bad.count(new CallEnd(now, 0, this.failed, null, CallParts.ELSEWHERE));
		}
	}

}
