package dev.monitored.dashboard.slo;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.monitored.catalog.status.EventCounts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SloRow}.
 */
class SloRowTests {

	@Test
	void hasTheObjectiveFirstThatWasBrokenBeforeFiveQuietMinutes() {
		ObjectiveRow kept = objective("availability", 0, 0, 0);
		ObjectiveRow brokenLongAgo = objective("latency_p95", 0, 0, 3);
		ObjectiveRow brokenInTheLastHour = objective("latency_p99", 0, 2, 1);
		ObjectiveRow broken = objective("apdex", 1, 1, 1);
		assertThat(Stream.of(kept, brokenLongAgo, brokenInTheLastHour, broken).sorted(ObjectiveRow.WORST_FIRST))
			.containsExactly(broken, brokenInTheLastHour, brokenLongAgo, kept);
	}

	@Test
	void hadBadEventsIfAnyOfItsObjectivesHad() {
		assertThat(row(objective("availability", 0, 0, 0), objective("latency_p95", 0, 0, 1)).hadBadEvents()).isTrue();
		assertThat(row(objective("availability", 0, 0, 0), objective("latency_p95", 0, 0, 0)).hadBadEvents()).isFalse();
	}

	@Test
	void comesFirstWhereManyCallsHang() {
		SloRow burning = row(objective("availability", 9, 9, 9));
		SloRow hanging = burning.with(3, new HangingCalls(3, 0, null), null, null);
		SloRow oneLongCall = row(objective("availability", 0, 0, 0)).with(1, new HangingCalls(2, 0, null), null, null);
		assertThat(Stream.of(oneLongCall, burning, hanging).sorted(SloRow.WORST_FIRST)).containsExactly(hanging,
				burning, oneLongCall);
		assertThat(hanging.severity()).containsExactly(1, 9, 9, 9);
		assertThat(oneLongCall.severity()).containsExactly(0, 0, 0, 0);
	}

	private static SloRow row(ObjectiveRow... objectives) {
		return new SloRow("place", "operation", List.of(objectives), 0, null, null, null, null, null, null);
	}

	private static ObjectiveRow objective(String sli, double burn, double burnOfHour, double bad) {
		return new ObjectiveRow(sli, sli, List.of(), new EventCounts(10, bad, null, null),
				new EventCounts(0, 0, null, burn), new EventCounts(10, 0, null, burnOfHour), null, null);
	}

}
