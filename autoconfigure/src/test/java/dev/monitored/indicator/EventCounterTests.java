package dev.monitored.indicator;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.llm.recording.LlmSignals;
import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.outcome.Status;
import dev.monitored.slo.Signal;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.DurationText;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventCounter}: which calls are events, and which of them are bad.
 */
class EventCounterTests {

	@ParameterizedTest
	@CsvSource({ "SUCCESS, 0ns, 1, 0", "SUCCESS, 100m, 1, 0", "ERROR, 1ms, 1, 1", "CANCELLED, 1ms, 0, 0",
			"CANCELLED, 100m, 0, 0", "TRUNCATED, 1ms, 1, 1", "EMPTY, 1ms, 1, 1" })
	void availabilityCountsEveryCallThatWasNotCancelled(Status status, String duration, long events, double bad) {
		assertCounts(Availability.parse("99.9%"), status, duration, events, bad);
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS, 1ms, 1, 0", "SUCCESS, 500ms, 1, 0", "SUCCESS, 500000001ns, 1, 1", "ERROR, 1ms, 0, 0",
			"ERROR, 10s, 0, 0", "CANCELLED, 499999999ns, 0, 0", "CANCELLED, 500ms, 1, 1", "CANCELLED, 10s, 1, 1",
			"TRUNCATED, 10s, 0, 0", "EMPTY, 10s, 0, 0" })
	void latencyCountsSuccessesAndCallsThatHungUntilTheirCallerGaveUp(Status status, String duration, long events,
			double bad) {
		assertCounts(Latency.parse("p95 < 500ms"), status, duration, events, bad);
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS, 500ms, 1, 0", "SUCCESS, 500000001ns, 1, 0.5", "SUCCESS, 2s, 1, 0.5",
			"SUCCESS, 2000000001ns, 1, 1", "ERROR, 1ms, 1, 1", "CANCELLED, 10s, 0, 0", "TRUNCATED, 1ms, 1, 1",
			"EMPTY, 1ms, 1, 1" })
	void apdexCountsAToleratedCallAsHalfBad(Status status, String duration, long events, double bad) {
		assertCounts(Apdex.parse("0.95 @ 500ms"), status, duration, events, bad);
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS, 500ms, 1, 0", "SUCCESS, 500000001ns, 1, 1", "ERROR, 1ms, 1, 1", "TRUNCATED, 1ms, 1, 1",
			"EMPTY, 1ms, 1, 1", "CANCELLED, 499999999ns, 0, 0", "CANCELLED, 500ms, 1, 1" })
	void latencyOfFirstTokensCountsFailuresThatHadNone(Status status, String duration, long events, double bad) {
		assertCounts(Latency.parse("p95 < 500ms"), LlmSignals.LLM_TTFT, status, duration, events, bad);
	}

	private static void assertCounts(Objective objective, Status status, String duration, long events, double bad) {
		assertCounts(objective, OperationSignals.OPERATION, status, duration, events, bad);
	}

	private static void assertCounts(Objective objective, Signal signal, Status status, String duration, long events,
			double bad) {
		EventCounter eventCounter = EventCounter.of(objective, signal);
		Duration parsed = DurationText.parse(duration);
		eventCounter.count(status, parsed.toNanos());
		assertThat(eventCounter.counts().events()).isEqualTo(events);
		assertThat(eventCounter.counts().badEvents()).isEqualTo(bad);
	}

}
