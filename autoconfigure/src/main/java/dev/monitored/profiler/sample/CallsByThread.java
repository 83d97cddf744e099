package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.monitored.call.CallVerdict;
import dev.monitored.call.CallWitness;
import dev.monitored.profiler.sample.StackSample.CallsAround;

/**
 * Calls that have ended, by the threads that ran them. Calls of a thread are inside of
 * each other, or after each other.
 */
public final class CallsByThread {

	private final Map<Long, List<Run>> runs = new HashMap<>();

	private final Map<CallsAround, CallsAround> known = new HashMap<>();

	/**
	 * Creates calls.
	 * @param entries when threads ran them, and how they ended
	 */
	CallsByThread(List<JournalEntry> entries) {
		Map<JournalEntry.Key, CallVerdict> verdicts = new HashMap<>();
		entries.forEach((entry) -> {
			if (entry.verdict() != null && entry.thread() == CallWitness.NO_THREAD) {
				verdicts.put(entry.key(), entry.verdict());
			}
		});
		entries.stream().sorted(Comparator.comparingLong(JournalEntry::start)).forEach((entry) -> {
			CallVerdict verdict = (entry.verdict() != null) ? entry.verdict() : verdicts.get(entry.key());
			if (verdict != null && entry.thread() != CallWitness.NO_THREAD) {
				add(entry, verdict);
			}
		});
	}

	/**
	 * Returns the calls that a thread was in.
	 * @param thread the id of the thread
	 * @param time the time
	 * @return what they mean for their SLOs
	 */
	public CallsAround at(long thread, long time) {
		List<Run> ofThread = this.runs.getOrDefault(thread, List.of());
		Set<String> broken = new TreeSet<>();
		Set<String> kept = new TreeSet<>();
		for (int index = lastBegun(ofThread, time); index >= 0 && ofThread.get(index).latestUntil() >= time; index--) {
			Run run = ofThread.get(index);
			if (run.until() >= time) {
				broken.addAll(run.verdict().broken());
				kept.addAll(run.verdict().kept());
			}
		}
		if (kept.isEmpty() && broken.isEmpty()) {
			return CallsAround.NONE;
		}
		kept.removeAll(broken);
		return this.known.computeIfAbsent(new CallsAround(broken, kept), (around) -> around);
	}

	private void add(JournalEntry entry, CallVerdict verdict) {
		List<Run> ofThread = this.runs.computeIfAbsent(entry.thread(), (thread) -> new ArrayList<>());
		long latest = ofThread.isEmpty() ? entry.until()
				: Math.max(entry.until(), ofThread.get(ofThread.size() - 1).latestUntil());
		ofThread.add(new Run(entry.start(), entry.until(), latest, verdict));
	}

	// Returns the index of the last call that had begun, -1 if none had.
	private static int lastBegun(List<Run> ofThread, long time) {
		int low = 0;
		int high = ofThread.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (ofThread.get(middle).start() <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low - 1;
	}

	/**
	 * The time in which a thread ran a call.
	 *
	 * @param start from when on
	 * @param until until when
	 * @param latestUntil until when it ran this one or one that it began before
	 * @param verdict what the call means for its SLOs
	 */
	private record Run(long start, long until, long latestUntil, CallVerdict verdict) {

	}

}
