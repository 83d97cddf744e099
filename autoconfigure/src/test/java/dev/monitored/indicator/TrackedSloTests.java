package dev.monitored.indicator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.outcome.Status;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TrackedSlo}.
 */
class TrackedSloTests {

	private static final Objective AVAILABILITY = Availability.parse("99.9%");

	private static final Objective P95 = Latency.parse("p95 < 500ms");

	private static final Objective P99 = Latency.parse("p99 < 1s");

	private static final Objective APDEX = Apdex.parse("0.95 @ 500ms");

	@ParameterizedTest
	@MethodSource("objectives")
	void countsEveryCallThatEndsOnce(List<Objective> objectives) {
		TrackedSlo tracked = new TrackedSlo(slo(objectives), () -> 0, null);
		for (Status status : Status.values()) {
			record(tracked, status, 40_000_000L);
			record(tracked, status, 60_000_000_000L);
		}
		assertThat(tracked.calls()).isEqualTo(2L * Status.values().length);
	}

	@Test
	void countsOnWhenObjectivesAreReplaced() {
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99)), () -> 0, null);
		record(tracked, Status.ERROR, 40_000_000L);
		tracked.redeclare(slo(List.of(AVAILABILITY, P95)));
		record(tracked, Status.CANCELLED, 40_000_000L);
		assertThat(tracked.calls()).isEqualTo(2);
	}

	@Test
	void knowsTheLongestRecentCallThatSucceeded() {
		AtomicLong now = new AtomicLong();
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99)), now::get, null);
		assertThat(tracked.longestCallNanos()).isZero();
		record(tracked, Status.SUCCESS, 7);
		record(tracked, Status.SUCCESS, 5);
		record(tracked, Status.ERROR, 60_000_000_000L);
		record(tracked, Status.CANCELLED, 60_000_000_000L);
		assertThat(tracked.longestCallNanos()).isEqualTo(7);
		now.addAndGet(Duration.ofMinutes(61).toNanos());
		tracked.remember();
		record(tracked, Status.SUCCESS, 3);
		assertThat(tracked.longestCallNanos()).isEqualTo(7);
		now.addAndGet(Duration.ofMinutes(61).toNanos());
		tracked.remember();
		assertThat(tracked.longestCallNanos()).isEqualTo(3);
	}

	@Test
	void knowsWhenTheLastCallSucceededIfThatIsLimited() {
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99), Freshness.parse("26h")), () -> 0, null);
		record(tracked, Status.ERROR, 7);
		record(tracked, Status.CANCELLED, 60_000_000_000L);
		assertThat(tracked.lastSuccessMillis()).isZero();
		long before = System.currentTimeMillis();
		record(tracked, Status.SUCCESS, 60_000_000_000L);
		assertThat(tracked.lastSuccessMillis()).isBetween(before, System.currentTimeMillis());
	}

	@Test
	void knowsWhenTheLastCallSucceededIfThatIsLimitedByALaterDeclaration() {
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99)), () -> 0, null);
		record(tracked, Status.SUCCESS, 7);
		tracked.redeclare(slo(List.of(P95, P99), Freshness.parse("26h")));
		long before = System.currentTimeMillis();
		record(tracked, Status.SUCCESS, 7);
		assertThat(tracked.lastSuccessMillis()).isBetween(before, System.currentTimeMillis());
	}

	@ParameterizedTest
	@MethodSource("objectives")
	void remembersEachCallOnceWhateverIsDeclaredLater(List<Objective> declared) {
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99), Freshness.parse("26h")), () -> 0, null);
		boolean isKept = declared.contains(P95) || declared.contains(P99);
		List<TrackedObjective> before = tracked.track(Map.of("operation", "checkout"), () -> 0);
		tracked.redeclare(slo(declared, Freshness.parse("26h")));
		before.forEach((objective) -> objective.counter().count(Status.CANCELLED, 7));
		assertThat(tracked.calls()).isEqualTo(isKept ? 1 : 0);
		before.forEach((objective) -> objective.counter().count(Status.SUCCESS, 7));
		assertThat(tracked.longestCallNanos()).isEqualTo(isKept ? 7 : 0);
		record(tracked, Status.SUCCESS, 9);
		assertThat(tracked.longestCallNanos()).isEqualTo(9);
		assertThat(tracked.lastSuccessMillis()).isPositive();
	}

	@Test
	void asksForNoTimeIfFreshnessIsNotLimited() {
		TrackedSlo tracked = new TrackedSlo(slo(List.of(P95, P99)), () -> 0, null);
		record(tracked, Status.SUCCESS, 7);
		assertThat(tracked.lastSuccessMillis()).isZero();
	}

	private static void record(TrackedSlo tracked, Status status, long nanos) {
		List<TrackedObjective> objectives = tracked.track(Map.of("operation", "checkout"), () -> 0);
		new CallTally(new SloEvents[] { new SloEvents(tracked, objectives) }).count(status, nanos);
	}

	private static Slo slo(List<Objective> objectives) {
		return slo(objectives, null);
	}

	private static Slo slo(List<Objective> objectives, @Nullable Freshness freshness) {
		return new Slo("checkout", OperationSignals.OPERATION, Map.of(), Map.of(), objectives, Window.DEFAULT, null,
				freshness, null, null, false, true);
	}

	private static Stream<List<Objective>> objectives() {
		return Stream.of(List.of(P95), List.of(AVAILABILITY), List.of(APDEX), List.of(P95, P99), List.of(P99, P95),
				List.of(P99), List.of(AVAILABILITY, P99), List.of(AVAILABILITY, P95, P99, APDEX));
	}

}
