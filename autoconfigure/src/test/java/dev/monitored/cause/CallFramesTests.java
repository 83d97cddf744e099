package dev.monitored.cause;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallFrames}.
 */
class CallFramesTests {

	private static final Cause ORDERS = new Cause("db", "orders");

	private static final Cause BANK = new Cause("http", "bank");

	private static final Cause PRICING = new Cause("operation", "pricing");

	private final long outer = CallFrames.newOwner();

	private final long inner = CallFrames.newOwner();

	private final long innermost = CallFrames.newOwner();

	@AfterEach
	void keepsNothingOfCallsThatWereLeft() throws ReflectiveOperationException {
		Object[] stack = stack();
		assertThat(CallFrames.depth()).isZero();
		assertThat((Object[]) stack[1]).containsOnlyNulls();
		assertThat(Arrays.stream(stack).map((part) -> part.getClass().getSimpleName())).containsExactly("long[]",
				"Object[]", "long[]");
	}

	@Test
	void detachesACallWithoutChargingTheOneAround() {
		CallFrames.enter(1, 0);
		CallFrames.enter(2, 1);
		CallFrames.detach(2, 1, false);
		assertThat(CallFrames.detach(1, 0, true)).isSameAs(CallParts.ELSEWHERE);
		assertThat(CallFrames.depth()).isZero();
	}

	static Object[] stack() throws ReflectiveOperationException {
		Field threads = CallFrames.class.getDeclaredField("threads");
		threads.setAccessible(true);
		return (Object[]) ((ThreadLocal<?>) threads.get(null)).get();
	}

	@Test
	void chargesTheCallAroundForAllOfTheTime() {
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, null);
		CallFrames.leave(this.inner, 10, 30, PRICING, null);
		CallFrames.enter(this.inner, 50);
		CallFrames.leave(this.inner, 50, 7, ORDERS, null);
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(ORDERS, 12L, PRICING, 25L, Cause.UNMEASURED, 63L));
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	@Test
	void leavesCallsWithTheOneAroundThem() {
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.inner, 10, 30, PRICING, null);
		assertThat(CallFrames.depth()).isEqualTo(1);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, null);
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(PRICING, 30L, Cause.UNMEASURED, 70L));
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	@Test
	void tellsCallsOfOneOwnerApart() {
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.inner, 11);
		CallFrames.leave(this.inner, 11, 5, ORDERS, null);
		CallFrames.leave(this.inner, 12, 5, BANK, null);
		CallFrames.leave(this.inner, 10, 9, PRICING, null);
		assertThat(report(this.outer, 0, 9)).isEqualTo(Map.of(ORDERS, 5L, PRICING, 4L));
		CallFrames.leave(this.outer, 0, 9, PRICING, null);
	}

	@Test
	void chargesForACallThatWasDetached() {
		IllegalStateException failure = new IllegalStateException();
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, failure);
		CallParts parts = CallFrames.detach(this.inner, 10, false);
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(Cause.UNMEASURED, 100L));
		CallFrames.charge(10, 40, BANK, parts, failure);
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(ORDERS, 5L, BANK, 35L, Cause.UNMEASURED, 60L));
		assertThat(CallFrames.parts(this.outer, 0).blamed(failure)).isEqualTo(ORDERS);
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	@Test
	void forgetsCallsThatWereNeverLeft() {
		long later = Duration.ofDays(2).toNanos();
		for (int call = 0; call < CallFrames.MAX_DEPTH; call++) {
			CallFrames.enter(this.outer, call);
		}
		CallFrames.enter(this.inner, later);
		assertThat(CallFrames.depth()).isEqualTo(1);
		assertThat(report(this.inner, later, 10)).isEqualTo(Map.of(Cause.UNMEASURED, 10L));
		CallFrames.leave(this.inner, later, 10, PRICING, null);
	}

	@Test
	void comesBackOnce() {
		CallFrames.enter(this.outer, 0);
		CallParts first = handOn(10);
		handOn(20);
		CallFrames.comeBack(first);
		CallFrames.comeBack(first);
		assertThat(report(this.outer, 0, 100)).containsEntry(Cause.UNKNOWN, 98L);
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	private CallParts handOn(long start) {
		CallFrames.enter(this.inner, start);
		return CallFrames.handOn(this.inner, start, 1, PRICING);
	}

	@Test
	void knowsNothingOfACallThatWasNotEntered() {
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(Cause.UNKNOWN, 100L));
		assertThat(CallFrames.handOn(this.outer, 0, 100, PRICING)).isSameAs(CallParts.ELSEWHERE);
	}

	@Test
	void goesOnElsewhere() {
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, null);
		CallParts parts = CallFrames.handOn(this.inner, 10, 20, PRICING);
		assertThat(report(parts, 90)).isEqualTo(Map.of(ORDERS, 5L, Cause.UNKNOWN, 85L));
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(ORDERS, 5L, PRICING, 15L, Cause.UNKNOWN, 80L));
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	@Test
	void forgetsACallThatTurnedOutToBeNone() {
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, null);
		CallFrames.abandon(this.inner, 10);
		assertThat(report(this.outer, 0, 100)).isEqualTo(Map.of(ORDERS, 5L, Cause.UNMEASURED, 95L));
		CallFrames.leave(this.outer, 0, 100, PRICING, null);
	}

	@Test
	void blamesTheInnermostCallThatEndedWithTheFailure() {
		RuntimeException failure = new IllegalStateException();
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.enter(this.innermost, 20);
		CallFrames.leave(this.innermost, 20, 5, ORDERS, failure);
		CallFrames.leave(this.inner, 10, 9, PRICING, new IllegalArgumentException(failure));
		CallFrames.charge(30, 2, BANK, CallParts.NONE, new IllegalStateException());
		CallParts parts = CallFrames.parts(this.outer, 0);
		assertThat(parts.blamed(new RuntimeException(new IllegalArgumentException(failure)))).isNull();
		CallFrames.leave(this.outer, 0, 100, PRICING, failure);
	}

	@Test
	void survivesFailuresThatCauseEachOther() {
		Exception first = new Exception();
		Exception second = new Exception(first);
		first.initCause(second);
		CallFrames.enter(this.outer, 0);
		CallFrames.enter(this.inner, 10);
		CallFrames.leave(this.inner, 10, 5, ORDERS, new IllegalStateException());
		assertThat(CallFrames.parts(this.outer, 0).blamed(first)).isNull();
		CallFrames.leave(this.outer, 0, 100, PRICING, first);
	}

	@Test
	void chargesTheDeepestFrameForCallsBeyondTheLimit() {
		int depth = 3 * CallFrames.MAX_DEPTH;
		CallFrames.enter(this.outer, 0);
		for (int call = 1; call <= depth; call++) {
			CallFrames.enter(this.inner, call);
		}
		assertThat(CallFrames.depth()).isEqualTo(CallFrames.MAX_DEPTH);
		for (int call = depth; call > 0; call--) {
			CallFrames.leave(this.inner, call, 2 * depth - 2 * call + 1, PRICING, null);
		}
		assertThat(report(this.outer, 0, 2 * depth)).isEqualTo(Map.of(PRICING, 2L * depth - 1, Cause.UNMEASURED, 1L));
		CallFrames.leave(this.outer, 0, 2 * depth, PRICING, null);
	}

	@Test
	void foldsResourcesOfWhichThereAreTooMany() {
		CallFrames.enter(this.outer, 0);
		for (int call = 0; call < 40; call++) {
			CallFrames.enter(this.inner, call);
			CallFrames.leave(this.inner, call, 1, new Cause((call % 2 == 0) ? "db" : "http", "r" + call), null);
		}
		Map<Cause, Long> parts = report(this.outer, 0, 40);
		assertThat(parts).hasSize(10)
			.containsEntry(new Cause("db", "_other"), 16L)
			.containsEntry(new Cause("http", "_other"), 16L);
		CallFrames.leave(this.outer, 0, 40, PRICING, null);
	}

	@Test
	void losesNoTimeToCausesOfWhichThereAreTooMany() {
		CallFrames.enter(this.outer, 0);
		for (int call = 0; call < 40; call++) {
			CallFrames.enter(this.inner, call);
			CallFrames.leave(this.inner, call, 1, new Cause("kind" + call, "r"), null);
		}
		assertThat(report(this.outer, 0, 40)).hasSize(Frame.PARTS).containsEntry(Cause.UNKNOWN, 29L);
		CallFrames.leave(this.outer, 0, 40, PRICING, null);
	}

	@Test
	void partsSumUpToTheTimeOfEachCall() {
		Random random = new Random(42);
		for (int call = 0; call < 20_000; call++) {
			long start = random.nextLong();
			assertThat(run(random, start, 0)).isNotNegative();
		}
	}

	/**
	 * Runs a call with random calls in it.
	 * @return how long it took
	 */
	private static long run(Random random, long start, int depth) {
		long owner = CallFrames.newOwner();
		CallFrames.enter(owner, start);
		long now = start;
		for (int child = random.nextInt(4); child > 0 && depth < 6; child--) {
			now += random.nextInt(5);
			now += run(random, now, depth + 1);
		}
		long nanos = now - start + random.nextInt(10);
		assertThat(report(owner, start, nanos).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(nanos);
		end(random, owner, start, nanos);
		return nanos;
	}

	private static void end(Random random, long owner, long start, long nanos) {
		Cause cause = new Cause((random.nextInt(3) == 0) ? "db" : "http", "r" + random.nextInt(20));
		switch (random.nextInt(5)) {
			case 0 -> CallFrames.handOn(owner, start, nanos, cause);
			case 1 -> CallFrames.leave(owner, start, nanos, cause, new IllegalStateException());
			case 2 ->
				CallFrames.charge(start, nanos, cause, CallFrames.detach(owner, start, random.nextBoolean()), null);
			default -> CallFrames.leave(owner, start, nanos, cause, null);
		}
	}

	private static Map<Cause, Long> report(long owner, long start, long nanos) {
		Map<Cause, Long> parts = new LinkedHashMap<>();
		CallFrames.report(owner, start, nanos, Cause.UNMEASURED, (cause, part) -> parts.merge(cause, part, Long::sum));
		return parts;
	}

	private static Map<Cause, Long> report(CallParts callParts, long nanos) {
		Map<Cause, Long> parts = new LinkedHashMap<>();
		callParts.report(nanos, Cause.UNMEASURED, (cause, part) -> parts.merge(cause, part, Long::sum));
		return parts;
	}

}
