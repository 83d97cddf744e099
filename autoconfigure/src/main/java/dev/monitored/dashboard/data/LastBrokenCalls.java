package dev.monitored.dashboard.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallListener;
import dev.monitored.call.EndedCall;
import dev.monitored.registry.MonotonicTime;

/**
 * The last calls that broke an objective, of all SLOs and of each. What they threw is not
 * kept.
 */
public final class LastBrokenCalls implements CallListener {

	static final int MOST = 100;

	static final int MOST_OF_ONE = 20;

	static final int MOST_SLOS = 50;

	private final LongSupplier clock;

	private final Deque<BrokenCall> calls = new ArrayDeque<>();

	// The SLO that was broken last is the last one
	private final Map<String, Deque<BrokenCall>> callsBySlo = new LinkedHashMap<>();

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
	 * @param slo the SLO that they broke, or {@code null} for those of any
	 * @param since the time, in milliseconds since the epoch
	 * @return the calls, the last one first
	 */
	synchronized List<BrokenCall> since(@Nullable String slo, long since) {
		return of(slo).stream().filter((call) -> call.heard() >= since).toList();
	}

	/**
	 * Returns the calls that are later than another one.
	 * @param slo the SLO that they broke, or {@code null} for those of any
	 * @param number the number of the other one, 0 for all
	 * @return the calls, the last one first
	 */
	synchronized List<BrokenCall> after(@Nullable String slo, long number) {
		return of(slo).stream().filter((call) -> call.number() > number).toList();
	}

	private Deque<BrokenCall> of(@Nullable String slo) {
		return (slo != null) ? this.callsBySlo.getOrDefault(slo, new ArrayDeque<>()) : this.calls;
	}

	private synchronized void add(EndedCall ended) {
		this.number++;
		BrokenCall call = BrokenCall.of(this.number, this.clock.getAsLong(), ended);
		add(this.calls, call, MOST);
		for (String slo : call.broken().keySet()) {
			Deque<BrokenCall> known = this.callsBySlo.remove(slo);
			Deque<BrokenCall> own = (known != null) ? known : new ArrayDeque<>();
			add(own, call, MOST_OF_ONE);
			this.callsBySlo.put(slo, own);
		}
		Iterator<String> slos = this.callsBySlo.keySet().iterator();
		while (this.callsBySlo.size() > MOST_SLOS) {
			slos.next();
			slos.remove();
		}
	}

	private static void add(Deque<BrokenCall> calls, BrokenCall call, int most) {
		calls.addFirst(call);
		if (calls.size() > most) {
			calls.removeLast();
		}
	}

}
