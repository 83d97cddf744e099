package dev.monitored.profiler.sample;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallVerdict;

/**
 * A part of an {@link EntryRing}: entries as plain numbers, so that the garbage collector
 * has no object to keep for each call. A number in front of each entry says whether it is
 * complete, so that readers skip those that are being written.
 */
final class EntryChunk {

	/**
	 * How many entries it has.
	 */
	static final int ENTRIES = 1 << 12;

	private static final int FIELDS = 5;

	private static final int CALLS = 1;

	private static final int START = 2;

	private static final int THREAD = 3;

	private static final int UNTIL = 4;

	private static final long EMPTY = 0;

	private static final long BEING_WRITTEN = -1;

	private final AtomicLongArray numbers = new AtomicLongArray(ENTRIES * FIELDS);

	private final @Nullable CallVerdict[] verdicts = new @Nullable CallVerdict[ENTRIES];

	/**
	 * Writes an entry in place of another one.
	 * @param index its index
	 * @param version a number above zero that the entry has not had before
	 * @param calls the number of the label set of the call
	 * @param start the start of the call
	 * @param thread the id of the thread that ran it from its start on
	 * @param until until when it did
	 * @param verdict what the call means for its SLOs, {@code null} if it has not ended
	 * @return until when the call ran that is gone, {@link Long#MIN_VALUE} if none is:
	 * where another thread writes the same entry, it is this call
	 */
	long write(int index, long version, long calls, long start, long thread, long until,
			@Nullable CallVerdict verdict) {
		int first = index * FIELDS;
		long before = this.numbers.getAcquire(first);
		if (before == BEING_WRITTEN || !this.numbers.compareAndSet(first, before, BEING_WRITTEN)) {
			return until;
		}
		VarHandle.storeStoreFence();
		long replaced = this.numbers.getPlain(first + UNTIL);
		this.numbers.setPlain(first + CALLS, calls);
		this.numbers.setPlain(first + START, start);
		this.numbers.setPlain(first + THREAD, thread);
		this.numbers.setPlain(first + UNTIL, until);
		this.verdicts[index] = verdict;
		this.numbers.setRelease(first, version);
		return (before == EMPTY) ? Long.MIN_VALUE : replaced;
	}

	/**
	 * Adds the entries that are complete.
	 * @param all what they are added to
	 */
	void addTo(List<JournalEntry> all) {
		for (int index = 0; index < ENTRIES; index++) {
			int first = index * FIELDS;
			long version = this.numbers.getAcquire(first);
			if (version > EMPTY) {
				JournalEntry entry = new JournalEntry(this.numbers.getPlain(first + CALLS),
						this.numbers.getPlain(first + START), this.numbers.getPlain(first + THREAD),
						this.numbers.getPlain(first + UNTIL), this.verdicts[index]);
				VarHandle.loadLoadFence();
				if (this.numbers.getPlain(first) == version) {
					all.add(entry);
				}
			}
		}
	}

}
