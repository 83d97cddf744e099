package dev.monitored.dashboard.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

import dev.monitored.call.CallListener;
import dev.monitored.call.EndedCall;
import dev.monitored.registry.MonotonicTime;

/**
 * The last calls that broke an objective. What they threw is not kept.
 */
public final class LastBrokenCalls implements CallListener {

	static final int MOST = 100;

	private final LongSupplier clock;

	private final Deque<BrokenCall> calls = new ArrayDeque<>();

	private long number;

	/**
	 * Creates a memory without calls.
	 */
	public LastBrokenCalls() {
		this(new SteadyClock(System::currentTimeMillis, MonotonicTime::nanos));
	}

	/**
	 * Creates a memory without calls.
	 * @param clock the time, in milliseconds since the epoch, which does not go back
	 */
	LastBrokenCalls(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Returns the clock by which calls are heard, and by which they are asked for.
	 * @return the time, in milliseconds since the epoch
	 */
	LongSupplier clock() {
		return this.clock;
	}

	@Override
	public void ended(EndedCall call) {
		if (!call.broken().isEmpty()) {
			add(call);
		}
	}

	@Override
	public boolean hearsOfAllFailures() {
		return false;
	}

	/**
	 * Returns the calls of which it heard after some time.
	 * @param since the time, in milliseconds since the epoch
	 * @return the calls, the last one first
	 */
	synchronized List<BrokenCall> since(long since) {
		List<BrokenCall> later = new ArrayList<>();
		for (BrokenCall call : this.calls) {
			if (call.heard() >= since) {
				later.add(call);
			}
		}
		return later;
	}

	private synchronized void add(EndedCall call) {
		this.number++;
		this.calls.addFirst(BrokenCall.of(this.number, this.clock.getAsLong(), call));
		if (this.calls.size() > MOST) {
			this.calls.removeLast();
		}
	}

}
