package dev.monitored.test.slo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;
import dev.monitored.label.NearestText;
import dev.monitored.test.run.Descriptions;
import dev.monitored.test.run.OpenTransaction;
import dev.monitored.test.run.Waiting;
import dev.monitored.test.run.Waiting.Progress;

/**
 * Assertions about the events of one SLO since the test began: of each of its objectives,
 * or of one. They wait until it is so, and fail at once when it can no longer be.
 */
public final class EventsAssert extends AbstractAssert<EventsAssert, TestSlos> {

	private final Waiting waiting;

	private final String slo;

	private final @Nullable String objective;

	EventsAssert(TestSlos actual, Waiting waiting, String slo, @Nullable String objective) {
		super(actual, EventsAssert.class);
		this.waiting = waiting;
		this.slo = slo;
		this.objective = objective;
	}

	/**
	 * Chooses one objective of the SLO.
	 * @param text the name of its indicator, such as {@code latency_p95}, or the
	 * objective as it is written, such as <code>p95 &lt; 500ms</code>
	 * @return assertions about its events
	 */
	public EventsAssert objective(String text) {
		return Descriptions.copy(new EventsAssert(this.actual, this.waiting, this.slo, text), this);
	}

	/**
	 * Verifies how many events there were, good and bad.
	 * @param events the number of events of each chosen objective
	 * @return these assertions
	 */
	public EventsAssert hasEvents(long events) {
		return await(events, "events", (counts) -> Progress.ofGrowing(counts.events(), events));
	}

	/**
	 * Verifies how many bad events there were.
	 * @param badEvents the number of bad events of each chosen objective, of which Apdex
	 * counts halves
	 * @return these assertions
	 */
	public EventsAssert hasBadEvents(double badEvents) {
		return await(badEvents, "bad events", (counts) -> Progress.ofGrowing(counts.badEvents(), badEvents));
	}

	/**
	 * Verifies how many bad events are put down to a cause.
	 * @param cause the name of the cause, such as {@code db}; a {@code CauseResolver} may
	 * have others
	 * @param badEvents the number of bad events of each chosen objective
	 * @return these assertions
	 */
	public EventsAssert hasBadEventsCausedBy(String cause, double badEvents) {
		requireCause(cause);
		return awaitCause(badEvents, cause, (known) -> known.name().equals(cause));
	}

	/**
	 * Verifies how many bad events are put down to a cause and what it is about.
	 * @param cause the name of the cause, such as {@code db}
	 * @param resource the table, client, model or operation
	 * @param badEvents the number of bad events of each chosen objective
	 * @return these assertions
	 */
	public EventsAssert hasBadEventsCausedBy(String cause, String resource, double badEvents) {
		requireCause(cause);
		return awaitCause(badEvents, cause + " " + resource,
				(known) -> known.name().equals(cause) && known.resource().equals(resource));
	}

	private void requireCause(String cause) {
		if (!this.actual.mayCause(cause)) {
			throw failure("%s", "There is no cause '%s'%s%nThere are: %s".formatted(cause,
					NearestText.question(cause, TestSlos.CAUSES), TestSlos.CAUSES));
		}
	}

	private EventsAssert awaitCause(double expected, String name, Predicate<Cause> isMeant) {
		return await(expected, "bad events by the cause " + name, (counts) -> {
			Progress progress = Progress.ofGrowing(counts.causedBy(isMeant), expected);
			return (progress == Progress.MET && !counts.arePutDown()) ? Progress.OPEN : progress;
		});
	}

	private EventsAssert await(double expected, String what, Function<ObjectiveCounts, Progress> progress) {
		AtomicReference<Map<String, SloCounts>> last = new AtomicReference<>(Map.of());
		boolean isMet = this.waiting.until(() -> {
			Map<String, SloCounts> counted = this.actual.now();
			last.set(counted);
			return counted.containsKey(this.slo) ? progress(chosen(counted), progress) : Progress.OPEN;
		});
		if (!isMet) {
			throw failure("%s", "%s should have %s %s, but %s%s".formatted(name(), ObjectiveCounts.number(expected),
					what, instead(last.get()), OpenTransaction.hint()));
		}
		return this;
	}

	private List<ObjectiveCounts> chosen(Map<String, SloCounts> counted) {
		String text = this.objective;
		return counts(counted).objectives().stream().filter((counts) -> text == null || counts.is(text)).toList();
	}

	private static Progress progress(List<ObjectiveCounts> chosen, Function<ObjectiveCounts, Progress> progress) {
		List<Progress> each = chosen.stream().map(progress).toList();
		if (each.isEmpty() || each.contains(Progress.MISSED)) {
			return Progress.MISSED;
		}
		return each.contains(Progress.OPEN) ? Progress.OPEN : Progress.MET;
	}

	private String instead(Map<String, SloCounts> counted) {
		if (!counted.containsKey(this.slo)) {
			return "there is no such SLO" + NearestText.question(this.slo, counted.keySet()) + System.lineSeparator()
					+ "There are: " + counted.keySet();
		}
		SloCounts counts = counts(counted);
		String unmatched = counts.isMatched() ? "" : "no call can match it, and ";
		return (chosen(counted).isEmpty() ? "there is no such objective, only:%n%s" : unmatched + "it has:%n%s")
			.formatted(counts.text());
	}

	private SloCounts counts(Map<String, SloCounts> counted) {
		return counted.getOrDefault(this.slo, SloCounts.NONE);
	}

	private String name() {
		return (this.objective != null) ? "The objective '%s' of '%s'".formatted(this.objective, this.slo)
				: "'%s'".formatted(this.slo);
	}

}
