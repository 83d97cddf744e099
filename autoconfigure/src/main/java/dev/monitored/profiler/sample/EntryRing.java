package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAccumulator;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallVerdict;

/**
 * The last entries, up to a number. Threads add to it without waiting for each other, and
 * its memory grows with what is added.
 */
final class EntryRing {

	private final int size;

	private final AtomicReferenceArray<@Nullable EntryChunk> chunks;

	private final AtomicLong added = new AtomicLong();

	/**
	 * When the latest call ended whose entry is gone.
	 */
	private final LongAccumulator lost = new LongAccumulator(Long::max, Long.MIN_VALUE);

	/**
	 * Creates an empty ring.
	 * @param size how many entries it keeps
	 */
	EntryRing(int size) {
		this.size = size;
		this.chunks = new AtomicReferenceArray<>((size + EntryChunk.ENTRIES - 1) / EntryChunk.ENTRIES);
	}

	/**
	 * Adds an entry, which replaces the oldest one if the ring is full.
	 * @param calls the number of the label set of the call
	 * @param start the start of the call
	 * @param thread the id of the thread that ran it from its start on
	 * @param until until when it did
	 * @param verdict what the call means for its SLOs, {@code null} if it has not ended
	 */
	void add(long calls, long start, long thread, long until, @Nullable CallVerdict verdict) {
		long number = this.added.getAndIncrement();
		int index = (int) (number % this.size);
		long gone = chunk(index / EntryChunk.ENTRIES).write(index % EntryChunk.ENTRIES, number + 1, calls, start,
				thread, until, verdict);
		if (gone != Long.MIN_VALUE) {
			this.lost.accumulate(gone);
		}
	}

	/**
	 * Returns the entries that are kept.
	 * @return the entries, in no order
	 */
	List<JournalEntry> all() {
		List<JournalEntry> all = new ArrayList<>();
		for (int index = 0; index < this.chunks.length(); index++) {
			EntryChunk chunk = this.chunks.get(index);
			if (chunk != null) {
				chunk.addTo(all);
			}
		}
		return all;
	}

	/**
	 * Returns whether entries are missing.
	 * @param since from when on
	 * @return whether an entry is gone of what ended since then
	 */
	boolean hasLost(long since) {
		return this.lost.get() >= since;
	}

	/**
	 * Returns how many entries are kept at most.
	 * @return the number
	 */
	int size() {
		return this.size;
	}

	private EntryChunk chunk(int index) {
		EntryChunk present = this.chunks.get(index);
		if (present != null) {
			return present;
		}
		EntryChunk created = new EntryChunk();
		EntryChunk other = this.chunks.compareAndExchange(index, null, created);
		return (other != null) ? other : created;
	}

}
