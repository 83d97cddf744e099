package dev.monitored.cause;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.Patience;
import dev.monitored.registry.MonotonicTime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GcPauses}.
 */
class GcPausesTests {

	private static final Cause ORDERS = new Cause("db", "orders");

	private static final Cause BANK = new Cause("http", "bank");

	private final GcPauses pauses = new GcPauses();

	private final long call = CallFrames.newOwner();

	private final long query = CallFrames.newOwner();

	@AfterEach
	void close() {
		this.pauses.close();
	}

	@Test
	void takesTheTimeOfACallThatWasHit() {
		this.pauses.add(30, 20);
		assertThat(parts()).isEqualTo(Map.of(ORDERS, 20L, BANK, 10L, Cause.GC, 20L, Cause.UNMEASURED, 50L));
	}

	@Test
	void takesTheTimeOfTheCallItselfIfNoOtherWasHit() {
		this.pauses.add(70, 20);
		assertThat(parts()).isEqualTo(Map.of(ORDERS, 40L, BANK, 10L, Cause.GC, 20L, Cause.UNMEASURED, 30L));
	}

	@Test
	void addsPausesUp() {
		this.pauses.add(15, 5);
		this.pauses.add(30, 5);
		this.pauses.add(90, 50);
		assertThat(parts()).isEqualTo(Map.of(ORDERS, 30L, BANK, 10L, Cause.GC, 20L, Cause.UNMEASURED, 40L));
	}

	@Test
	void leavesOutPausesBeforeAndAfter() {
		this.pauses.add(-20, 20);
		this.pauses.add(100, 20);
		assertThat(parts()).isEqualTo(Map.of(ORDERS, 40L, BANK, 10L, Cause.UNMEASURED, 50L));
	}

	@Test
	void remembersTheLastPauses() {
		for (int pause = 0; pause < 1_000; pause++) {
			this.pauses.add(-1_000 + pause, 1);
		}
		this.pauses.add(30, 20);
		assertThat(parts()).containsEntry(Cause.GC, 20L);
	}

	@Test
	void hearsOfPauses() {
		this.pauses.open();
		long start = MonotonicTime.nanos() - TimeUnit.SECONDS.toNanos(1);
		Patience.await("a pause", () -> {
			System.gc();
			long nanos = MonotonicTime.nanos() - start;
			Map<Cause, Long> parts = report(this.pauses.charge(CallParts.NONE, start, nanos), nanos);
			return parts.getOrDefault(Cause.GC, 0L) > 0
					&& parts.values().stream().mapToLong(Long::longValue).sum() == nanos;
		});
	}

	@ParameterizedTest
	@CsvSource({ "G1 Young Generation, true", "G1 Old Generation, true", "G1 Concurrent GC, false",
			"ZGC Minor Cycles, false", "ZGC Minor Pauses, true", "Shenandoah Cycles, false", "PS MarkSweep, true" })
	void knowsWhatPauses(String collector, boolean isPausing) {
		assertThat(GcPauses.isPausing(collector)).isEqualTo(isPausing);
	}

	/**
	 * Returns what a call of 100 went to with a query from 10 to 50 and a request from 55
	 * to 65.
	 */
	private Map<Cause, Long> parts() {
		CallFrames.enter(this.call, 0);
		CallFrames.enter(this.query, 10);
		CallFrames.leave(this.query, 10, 40, ORDERS, null);
		CallFrames.enter(this.query, 55);
		CallFrames.leave(this.query, 55, 10, BANK, null);
		CallParts parts = CallFrames.detach(this.call, 0, false);
		return report(this.pauses.charge(parts, 0, 100), 100);
	}

	private static Map<Cause, Long> report(CallParts callParts, long total) {
		Map<Cause, Long> parts = new LinkedHashMap<>();
		callParts.report(total, Cause.UNMEASURED, (cause, nanos) -> parts.merge(cause, nanos, Long::sum));
		return parts;
	}

}
