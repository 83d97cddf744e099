package dev.monitored.test.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import dev.monitored.outcome.Status;

/**
 * What was measured of one operation.
 *
 * @param statuses how many calls ended with each status
 * @param errors how many calls failed by the name of their error
 * @param inFlight how many calls have started and not ended
 * @param time how long all calls together took
 * @param buckets how many calls took at most so many nanoseconds
 */
record OperationCounts(Map<String, Long> statuses, Map<String, Long> errors, long inFlight, MeasuredTime time,
		Map<Long, Long> buckets) {

	static final OperationCounts NONE = new OperationCounts(Map.of(), Map.of(), 0, MeasuredTime.NONE, Map.of());

	/**
	 * Returns the number of calls that ended with a status.
	 * @param status the status
	 * @return the number of calls
	 */
	long ended(String status) {
		return this.statuses.getOrDefault(status, 0L);
	}

	/**
	 * Returns the number of calls that ended.
	 * @return the number of calls
	 */
	long ended() {
		return this.statuses.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Returns the number of calls that failed with an error.
	 * @param error its name
	 * @return the number of calls
	 */
	long failed(String error) {
		return this.errors.getOrDefault(error, 0L);
	}

	/**
	 * Returns whether there were calls, or are some in flight.
	 * @return whether the operation was used
	 */
	boolean areAny() {
		return ended() > 0 || this.inFlight > 0;
	}

	/**
	 * Returns whether the calls may have lasted so long, as far as their sum and their
	 * buckets are known.
	 * @param durations how long each of them lasted
	 * @return whether all of it fits
	 */
	boolean fit(List<Duration> durations) {
		ToLongFunction<Long> shorter = (
				boundary) -> durations.stream().filter((duration) -> duration.toNanos() <= boundary).count();
		return this.time.is(durations.stream().mapToLong(Duration::toNanos).sum()) && this.buckets.entrySet()
			.stream()
			.allMatch((bucket) -> bucket.getValue() == shorter.applyAsLong(bucket.getKey()));
	}

	/**
	 * Returns what was counted since an earlier moment.
	 * @param before what was counted until then
	 * @return the difference; calls in flight are those of now
	 */
	OperationCounts since(OperationCounts before) {
		return new OperationCounts(difference(this.statuses, before.statuses), difference(this.errors, before.errors),
				this.inFlight, this.time.since(before.time), difference(this.buckets, before.buckets));
	}

	/**
	 * Describes what was measured.
	 * @return the text, in one line
	 */
	String text() {
		List<String> parts = new ArrayList<>();
		for (Status status : Status.values()) {
			long count = ended(status.label());
			if (count > 0) {
				parts.add(status.label() + " " + count + ((status == Status.ERROR) ? errorTexts() : ""));
			}
		}
		if (this.inFlight != 0) {
			parts.add("in flight " + this.inFlight);
		}
		return parts.isEmpty() ? "no calls" : String.join(", ", parts);
	}

	/**
	 * Describes how long the calls took.
	 * @return the text, with the time of all calls and the buckets of each
	 */
	String timeText() {
		return text(this.time.nanos()) + " together" + (this.buckets.isEmpty() ? "" : " (" + bucketTexts() + ")");
	}

	private String bucketTexts() {
		List<String> texts = new ArrayList<>();
		long counted = 0;
		for (Map.Entry<Long, Long> bucket : new TreeMap<>(this.buckets).entrySet()) {
			if (bucket.getValue() > counted) {
				texts.add("%d up to %s".formatted(bucket.getValue() - counted, text(bucket.getKey())));
				counted = bucket.getValue();
			}
		}
		if (ended() > counted) {
			texts.add("%d beyond".formatted(ended() - counted));
		}
		return String.join(", ", texts);
	}

	private String errorTexts() {
		return this.errors.entrySet()
			.stream()
			.filter((error) -> error.getValue() > 0)
			.map((error) -> error.getKey() + " " + error.getValue())
			.collect(Collectors.joining(", ", " (", ")"));
	}

	private static String text(long nanos) {
		return (nanos == Long.MAX_VALUE) ? "any time" : Duration.ofNanos(nanos).toString();
	}

	private static <K> Map<K, Long> difference(Map<K, Long> now, Map<K, Long> before) {
		Map<K, Long> difference = new TreeMap<>();
		now.forEach((key, count) -> difference.put(key, count - before.getOrDefault(key, 0L)));
		return difference;
	}

}
