package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * The last entries, up to a number. Threads add to it without waiting for each other.
 */
final class EntryRing {

	private final AtomicReferenceArray<JournalEntry> entries;

	private final AtomicLong added = new AtomicLong();

	/**
	 * When the latest call ended whose entry was replaced.
	 */
	private final LongAccumulator lost = new LongAccumulator(Long::max, Long.MIN_VALUE);

	/**
	 * Creates an empty ring.
	 * @param size how many entries it keeps
	 */
	EntryRing(int size) {
		this.entries = new AtomicReferenceArray<>(size);
	}

	/**
	 * Adds an entry, which replaces the oldest one if the ring is full.
	 * @param entry the entry
	 */
	void add(JournalEntry entry) {
		JournalEntry replaced = this.entries.getAndSet((int) (this.added.getAndIncrement() % this.entries.length()),
				entry);
		if (replaced != null) {
			this.lost.accumulate(replaced.until());
		}
	}

	/**
	 * Returns the entries that are kept.
	 * @return the entries, in no order
	 */
	List<JournalEntry> all() {
		List<JournalEntry> all = new ArrayList<>();
		for (int index = 0; index < this.entries.length(); index++) {
			JournalEntry entry = this.entries.get(index);
			if (entry != null) {
				all.add(entry);
			}
		}
		return all;
	}

	/**
	 * Returns whether entries are missing.
	 * @param since from when on
	 * @return whether an entry was replaced of what ended since then
	 */
	boolean hasLost(long since) {
		return this.lost.get() >= since;
	}

	/**
	 * Returns how many entries are kept at most.
	 * @return the number
	 */
	int size() {
		return this.entries.length();
	}

}
