package dev.monitored.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallChain}.
 */
class CallChainTests {

	private static final Cause CHECKOUT = new Cause("operation", "checkout");

	private static final Cause PRICING = new Cause("operation", "pricing");

	private static final Cause BANK = new Cause("http", "bank");

	private static final Cause STOCK = new Cause("http", "stock");

	private static final Cause ORDERS = new Cause("db", "orders");

	private static final long START = Long.MAX_VALUE - 20;

	private final CallChain checkout = new CallChain(null, CHECKOUT, START);

	@Test
	void chargesCallsOneAfterTheOther() {
		inner(BANK, 10).end(40, null, false);
		inner(ORDERS, 60).end(20, null, false);
		assertThat(parts(100)).isEqualTo(Map.of(BANK, 40L, ORDERS, 20L, Cause.UNKNOWN, 40L));
	}

	@Test
	void chargesTheSlowerOneOfCallsAtTheSameTime() {
		CallChain stock = inner(STOCK, 10);
		CallChain bank = inner(BANK, 12);
		stock.end(20, null, false);
		bank.end(70, null, false);
		assertThat(parts(90)).isEqualTo(Map.of(STOCK, 2L, BANK, 70L, Cause.UNKNOWN, 18L));
	}

	@Test
	void chargesCallsWhoseEndsAreToldLate() {
		CallChain stock = inner(STOCK, 10);
		CallChain bank = inner(BANK, 30);
		bank.end(50, null, false);
		stock.end(30, null, false);
		assertThat(parts(100)).isEqualTo(Map.of(STOCK, 20L, BANK, 50L, Cause.UNKNOWN, 30L));
	}

	@Test
	void chargesNothingForCallsInTheShadowOfOthers() {
		CallChain bank = inner(BANK, 10);
		CallChain stock = inner(STOCK, 30);
		bank.end(70, null, false);
		stock.end(10, null, false);
		assertThat(parts(80)).isEqualTo(Map.of(BANK, 70L, Cause.UNKNOWN, 10L));
	}

	@Test
	void chargesOpenCallsUpToNowIfTheCallIsGivenUp() {
		CallChain bank = inner(BANK, 10);
		CallChain stock = inner(STOCK, 30);
		assertThat(parts(this.checkout.end(90, null, true), 90)).isEqualTo(Map.of(BANK, 80L, Cause.UNKNOWN, 10L));
		bank.end(200, null, false);
		stock.end(10, null, false);
		assertThat(parts(90)).isEqualTo(Map.of(BANK, 80L, Cause.UNKNOWN, 10L));
	}

	@Test
	void chargesOpenCallsForWhatIsInThem() {
		CallChain pricing = inner(PRICING, 10);
		new CallChain(pricing, BANK, START + 12).end(3, null, false);
		CallChain orders = new CallChain(pricing, ORDERS, START + 20);
		assertThat(parts(this.checkout.end(90, null, true), 90))
			.isEqualTo(Map.of(BANK, 3L, ORDERS, 70L, PRICING, 7L, Cause.UNKNOWN, 10L));
		orders.end(100, null, false);
		assertThat(parts(pricing.end(150, null, false), 150))
			.isEqualTo(Map.of(BANK, 3L, ORDERS, 100L, Cause.UNKNOWN, 47L));
	}

	@Test
	void chargesNothingForOpenCallsThatTheCallDidNotWaitFor() {
		inner(PRICING, 10);
		inner(ORDERS, 20).end(60, null, false);
		assertThat(parts(90)).isEqualTo(Map.of(ORDERS, 60L, Cause.UNKNOWN, 30L));
	}

	@Test
	void takesAPauseFromThePartItFallsInto() {
		inner(ORDERS, 10).end(70, null, false);
		CallParts parts = this.checkout.end(100, null, false).interrupted(START + 15, 60, 100);
		assertThat(parts(parts, 100)).isEqualTo(Map.of(ORDERS, 10L, Cause.GC, 60L, Cause.UNKNOWN, 30L));
	}

	@Test
	void neverChargesMoreThanTheTimeOfTheCall() {
		for (int call = 0; call < 1_000; call++) {
			inner(new Cause("db", "table" + call % 20), 10 * call).end(10, null, false);
		}
		assertThat(parts(100).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
	}

	@Test
	void chargesWhatACallHasPassedOn() {
		CallChain pricing = inner(PRICING, 10);
		new CallChain(pricing, ORDERS, START + 15).end(50, null, false);
		pricing.end(60, null, false);
		assertThat(parts(80)).isEqualTo(Map.of(ORDERS, 50L, PRICING, 10L, Cause.UNKNOWN, 20L));
	}

	@Test
	void chargesInProportionWhatOverlaps() {
		CallChain pricing = inner(PRICING, 0);
		new CallChain(pricing, ORDERS, START).end(80, null, false);
		CallChain bank = inner(BANK, 50);
		pricing.end(100, null, false);
		bank.end(60, null, false);
		assertThat(parts(110)).isEqualTo(Map.of(ORDERS, 40L, PRICING, 10L, BANK, 60L));
	}

	@Test
	void blamesTheInnermostCallThatFailed() {
		IllegalStateException thrown = new IllegalStateException();
		CallChain pricing = inner(PRICING, 10);
		new CallChain(pricing, ORDERS, START + 15).end(50, thrown, false);
		RuntimeException translated = new IllegalArgumentException(thrown);
		pricing.end(60, translated, false);
		IllegalStateException survived = new IllegalStateException();
		inner(BANK, 80).end(5, survived, false);
		CallParts parts = this.checkout.end(90, translated, false);
		assertThat(parts.blamed(new RuntimeException(translated))).isEqualTo(ORDERS);
		assertThat(parts.blamed(survived)).isEqualTo(BANK);
		assertThat(parts.blamed(new IllegalStateException())).isNull();
	}

	@Test
	void chargesForEveryCallOfMany() {
		for (int call = 0; call < 1_000; call++) {
			inner((call % 2 == 0) ? BANK : STOCK, 10 * call).end(8, null, false);
		}
		assertThat(parts(10_000)).isEqualTo(Map.of(BANK, 4_000L, STOCK, 4_000L, Cause.UNKNOWN, 2_000L));
	}

	@Test
	void foldsResourcesBeyondEight() {
		for (int call = 0; call < 20; call++) {
			inner(new Cause("db", "table" + call), 10 * call).end(8, null, false);
		}
		assertThat(parts(200)).hasSize(10)
			.containsEntry(new Cause("db", "_other"), 12 * 8L)
			.containsEntry(Cause.UNKNOWN, 40L);
	}

	@Test
	void partsAlwaysSumUpToTheTimeOfTheCall() {
		Random random = new Random(7);
		for (int round = 0; round < 2_000; round++) {
			CallChain chain = new CallChain(null, CHECKOUT, START);
			List<CallChain> open = new ArrayList<>();
			List<Long> starts = new ArrayList<>();
			long now = 0;
			for (int event = random.nextInt(120); event > 0; event--) {
				now += random.nextInt(10);
				if (open.isEmpty() || random.nextBoolean()) {
					Cause cause = new Cause("db", "table" + random.nextInt(12));
					CallChain around = (!open.isEmpty() && random.nextInt(3) == 0) ? open.get(0) : chain;
					open.add(new CallChain(around, cause, START + now));
					starts.add(now);
				}
				else {
					int ended = random.nextInt(open.size());
					open.remove(ended).end(now - starts.remove(ended) - random.nextInt(2), null, random.nextBoolean());
				}
			}
			long nanos = now + random.nextInt(10);
			assertThat(parts(chain, nanos).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(nanos);
			assertThat(parts(chain, nanos).values()).allMatch((part) -> part > 0);
		}
	}

	private CallChain inner(Cause cause, long after) {
		return new CallChain(this.checkout, cause, START + after);
	}

	private Map<Cause, Long> parts(long nanos) {
		return parts(this.checkout, nanos);
	}

	private static Map<Cause, Long> parts(CallChain chain, long nanos) {
		return parts(chain.end(nanos, null, false), nanos);
	}

	private static Map<Cause, Long> parts(CallParts found, long nanos) {
		Map<Cause, Long> parts = new LinkedHashMap<>();
		found.report(nanos, Cause.UNMEASURED, (cause, part) -> parts.merge(cause, part, Long::sum));
		return parts;
	}

}
