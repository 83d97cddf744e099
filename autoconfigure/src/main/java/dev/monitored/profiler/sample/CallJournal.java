package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallVerdict;
import dev.monitored.call.CallWitness;

/**
 * When which thread ran which call of an SLO. It keeps the last calls only, so that its
 * memory is bounded; many good calls do not displace the bad ones.
 */
public final class CallJournal implements CallWitness {

	private static final int MOST_BAD_CALLS = 1 << 16;

	private static final int MOST_OTHERS = 1 << 18;

	private final EntryRing bad;

	private final EntryRing others;

	private final EntryRing handedOn;

	/**
	 * Creates an empty journal.
	 */
	public CallJournal() {
		this(MOST_BAD_CALLS, MOST_OTHERS);
	}

	/**
	 * Creates an empty journal.
	 * @param mostBadCalls how many bad calls it keeps
	 * @param mostOthers how many good calls it keeps
	 */
	CallJournal(int mostBadCalls, int mostOthers) {
		this.bad = new EntryRing(mostBadCalls);
		this.others = new EntryRing(mostOthers);
		this.handedOn = new EntryRing(mostBadCalls);
	}

	@Override
	public void ran(long calls, long start, long thread, long until) {
		this.handedOn.add(calls, start, thread, until, null);
	}

	@Override
	public void ended(long calls, long start, long thread, long end, CallVerdict verdict) {
		EntryRing ring = verdict.broken().isEmpty() ? this.others : this.bad;
		ring.add(calls, start, thread, end, verdict);
	}

	/**
	 * Returns the calls that have ended, by the threads that ran them.
	 * @return the calls
	 */
	public CallsByThread byThread() {
		List<JournalEntry> all = new ArrayList<>(this.bad.all());
		all.addAll(this.others.all());
		all.addAll(this.handedOn.all());
		return new CallsByThread(all);
	}

	/**
	 * Returns what of the calls is missing.
	 * @param since from when on
	 * @return a sentence, or {@code null} if nothing is
	 */
	public @Nullable String gap(long since) {
		List<String> gaps = new ArrayList<>();
		gap(this.bad, since, "bad calls", gaps);
		gap(this.others, since, "good calls", gaps);
		gap(this.handedOn, since, "calls that threads handed on", gaps);
		return gaps.isEmpty() ? null : "Only these are known: the last " + String.join(", the last ", gaps);
	}

	private static void gap(EntryRing ring, long since, String calls, List<String> gaps) {
		if (ring.hasLost(since)) {
			gaps.add("%d %s".formatted(ring.size(), calls));
		}
	}

}
