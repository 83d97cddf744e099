package dev.monitored.profiler.sample;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.monitored.call.CallVerdict;
import dev.monitored.call.CallWitness;
import dev.monitored.profiler.sample.StackSample.CallsAround;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallJournal}.
 */
class CallJournalTests {

	private static final CallVerdict GOOD = new CallVerdict(List.of("checkout"), List.of());

	private static final CallVerdict BAD = new CallVerdict(List.of("shop"), List.of("checkout"));

	private final CallJournal journal = new CallJournal(4, 8);

	@Test
	void tellsGoodCallsFromBadOnesAndFromNone() {
		this.journal.ended(1, 100, 7, 200, GOOD);
		this.journal.ended(1, 300, 7, 400, BAD);
		CallsByThread calls = this.journal.byThread();
		assertThat(calls.at(7, 150)).isEqualTo(new CallsAround(Set.of(), Set.of("checkout")));
		assertThat(calls.at(7, 350)).isEqualTo(new CallsAround(Set.of("checkout"), Set.of("shop")));
		assertThat(calls.at(7, 250)).isSameAs(CallsAround.NONE);
		assertThat(calls.at(7, 50)).isSameAs(CallsAround.NONE);
		assertThat(calls.at(7, 450)).isSameAs(CallsAround.NONE);
		assertThat(calls.at(8, 350)).isSameAs(CallsAround.NONE);
	}

	@Test
	void findsCallsAroundOthers() {
		this.journal.ended(1, 110, 7, 120, GOOD);
		this.journal.ended(1, 130, 7, 140, GOOD);
		this.journal.ended(2, 100, 7, 500, new CallVerdict(List.of(), List.of("orders")));
		CallsByThread calls = this.journal.byThread();
		assertThat(calls.at(7, 135)).isEqualTo(new CallsAround(Set.of("orders"), Set.of("checkout")));
		assertThat(calls.at(7, 400)).isEqualTo(new CallsAround(Set.of("orders"), Set.of()));
	}

	@Test
	void isBadWhereOneOfTwoCallsOfAnSloIs() {
		this.journal.ended(1, 110, 7, 120, GOOD);
		this.journal.ended(2, 100, 7, 500, new CallVerdict(List.of(), List.of("checkout")));
		assertThat(this.journal.byThread().at(7, 115)).isEqualTo(new CallsAround(Set.of("checkout"), Set.of()));
	}

	@Test
	void knowsWhatBeginningThreadsDidForCallsThatEndElsewhere() {
		this.journal.ran(1, 100, 7, 120);
		this.journal.ended(1, 100, CallWitness.NO_THREAD, 900, BAD);
		this.journal.ran(1, 101, 8, 120);
		CallsByThread calls = this.journal.byThread();
		assertThat(calls.at(7, 110).broken()).containsExactly("checkout");
		assertThat(calls.at(7, 130)).isSameAs(CallsAround.NONE);
		assertThat(calls.at(8, 110)).as("has not ended").isSameAs(CallsAround.NONE);
	}

	@Test
	void keepsBadCallsHoweverManyGoodOnesThereAre() {
		this.journal.ended(1, 100, 7, 200, BAD);
		assertThat(this.journal.gap(0)).isNull();
		for (int call = 0; call < 9; call++) {
			this.journal.ended(1, 1_000 + 10 * call, 7, 1_005 + 10 * call, GOOD);
		}
		CallsByThread calls = this.journal.byThread();
		assertThat(calls.at(7, 150).broken()).containsExactly("checkout");
		assertThat(calls.at(7, 1_003)).as("the oldest good one").isSameAs(CallsAround.NONE);
		assertThat(calls.at(7, 1_083).kept()).containsExactly("checkout");
		assertThat(this.journal.gap(1_000)).isEqualTo("Only these are known: the last 8 good calls");
		assertThat(this.journal.gap(1_006)).as("since the lost one ended").isNull();
	}

	@Test
	void losesNothingOfWhatManyThreadsAddWhileItIsRead() throws Exception {
		int threads = 8;
		int calls = 50_000;
		CallJournal full = new CallJournal(4, threads * calls);
		List<Thread> started = IntStream.range(0, threads).mapToObj((thread) -> new Thread(() -> {
			for (long call = 0; call < calls; call++) {
				long start = 10 * call;
				full.ended(thread, start, thread, start + 5, GOOD);
			}
		})).toList();
		started.forEach(Thread::start);
		assertThat(full.byThread().at(99, 0)).isSameAs(CallsAround.NONE);
		for (Thread thread : started) {
			thread.join();
		}
		CallsByThread all = full.byThread();
		for (long thread = 0; thread < threads; thread++) {
			for (long call = 0; call < calls; call++) {
				assertThat(all.at(thread, 10 * call + 5).kept()).containsExactly("checkout");
				assertThat(all.at(thread, 10 * call + 6)).isSameAs(CallsAround.NONE);
			}
		}
		assertThat(full.gap(0)).isNull();
	}

	@Test
	void neverMixesTwoCallsInAnEntry() throws Exception {
		EntryRing ring = new EntryRing(100);
		AtomicBoolean ended = new AtomicBoolean();
		List<Thread> writers = IntStream.rangeClosed(1, 3).mapToObj((writer) -> new Thread(() -> {
			for (long call = writer; !ended.get(); call += 3) {
				ring.add(call, call, call, call, null);
			}
		})).toList();
		for (long call = 0; call < 100; call++) {
			ring.add(call, call, call, call, null);
		}
		writers.forEach(Thread::start);
		try {
			for (int reading = 0; reading < 1_000; reading++) {
				assertThat(ring.all()).hasSizeGreaterThan(50)
					.allMatch((entry) -> entry.calls() == entry.start() && entry.calls() == entry.thread()
							&& entry.calls() == entry.until());
			}
		}
		finally {
			ended.set(true);
		}
		for (Thread writer : writers) {
			writer.join();
		}
		assertThat(ring.all()).hasSize(100);
	}

}
