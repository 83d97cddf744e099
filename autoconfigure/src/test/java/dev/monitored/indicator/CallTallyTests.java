package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.outcome.Status;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallTally}.
 */
class CallTallyTests {

	private static final List<Objective> OBJECTIVES = List.of(Availability.parse("99.9%"), Latency.parse("p95 < 500ms"),
			Latency.parse("p99 < 1s"), Apdex.parse("0.95 @ 250ms"));

	private static final long[] NANOS = { 0, 1, 250_000_000, 250_000_001, 500_000_000, 500_000_001, 1_000_000_000,
			1_000_000_001, 60_000_000_000L };

	private final Map<String, String> labels = Map.of("operation", "checkout");

	@Test
	void countsEachObjectiveAsIfThereWereNoOther() {
		for (Status status : Status.values()) {
			for (long nanos : NANOS) {
				TrackedSlo first = tracked(OBJECTIVES.subList(0, 2));
				TrackedSlo second = tracked(OBJECTIVES.subList(2, 4));
				boolean isBad = tally(first, second).count(status, nanos);
				boolean isAnyBad = false;
				for (SliCounter indicator : indicators(first, second)) {
					EventCounter alone = EventCounter.of(indicator.objective(), OperationSignals.OPERATION);
					isAnyBad |= alone.count(status, nanos);
					assertThat(indicator.counts()).as("%s, %s, %d", indicator.objective(), status, nanos)
						.isEqualTo(alone.counts());
				}
				assertThat(isBad).isEqualTo(isAnyBad);
			}
		}
	}

	@Test
	void addsUpCallsThatMatchDifferentSlosAndHaveTheSameLabels() {
		TrackedSlo first = tracked(OBJECTIVES);
		TrackedSlo second = tracked(OBJECTIVES.subList(0, 1));
		CallTally both = tally(first, second);
		CallTally one = tally(first);
		both.count(Status.SUCCESS, 7);
		one.count(Status.SUCCESS, 7);
		one.count(Status.SUCCESS, 700_000_000);
		assertThat(first.calls()).isEqualTo(3);
		assertThat(second.calls()).isEqualTo(1);
		assertThat(first.indicators().get(0).counts().events()).isEqualTo(3);
		assertThat(first.indicators().get(1).counts()).isEqualTo(new Counts(2, 0, 1));
		assertThat(first.longestCallNanos()).isEqualTo(700_000_000);
		assertThat(second.longestCallNanos()).isEqualTo(7);
	}

	@Test
	void countsACallOfNoObjective() {
		assertThat(tally().count(Status.SUCCESS, 7)).isFalse();
		assertThat(tally(tracked(List.of())).count(Status.SUCCESS, 7)).isFalse();
	}

	@Test
	void countsOnWhenObjectivesAreReplaced() {
		TrackedSlo tracked = tracked(OBJECTIVES.subList(0, 2));
		tally(tracked).count(Status.SUCCESS, 7);
		tracked.redeclare(slo(OBJECTIVES.subList(1, 3)));
		tally(tracked).count(Status.SUCCESS, 700_000_000);
		assertThat(tracked.indicators().get(0).counts()).isEqualTo(new Counts(1, 0, 1));
		assertThat(tracked.indicators().get(1).counts()).isEqualTo(new Counts(1, 0, 0));
		assertThat(tracked.longestCallNanos()).isEqualTo(700_000_000);
	}

	@Test
	void countsCallsOfManyThreads() {
		TrackedSlo tracked = tracked(OBJECTIVES);
		CallTally tally = tally(tracked);
		IntStream.range(0, 20_000).parallel().forEach((call) -> tally.count(Status.SUCCESS, (call % 2) * 600_000_000L));
		assertThat(tracked.calls()).isEqualTo(20_000);
		assertThat(tracked.indicators().get(1).counts()).isEqualTo(new Counts(10_000, 0, 10_000));
	}

	private CallTally tally(TrackedSlo... slos) {
		List<SloEvents> events = new ArrayList<>();
		for (TrackedSlo slo : slos) {
			events.add(new SloEvents(slo, slo.track(this.labels, () -> 0)));
		}
		return new CallTally(events.toArray(new SloEvents[0]));
	}

	private static List<SliCounter> indicators(TrackedSlo... slos) {
		List<SliCounter> indicators = new ArrayList<>();
		for (TrackedSlo slo : slos) {
			indicators.addAll(slo.indicators());
		}
		return indicators;
	}

	private static TrackedSlo tracked(List<Objective> objectives) {
		return new TrackedSlo(slo(objectives), () -> 0, null);
	}

	private static Slo slo(List<Objective> objectives) {
		return new Slo("checkout", OperationSignals.OPERATION, Map.of(), Map.of(), objectives, Window.DEFAULT, null,
				null, null, null, false, true);
	}

}
