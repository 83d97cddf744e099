package dev.monitored.catalog;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.slo.Signal;

/**
 * Which signals are measured, and since when there are calls of each.
 */
public final class MeasuredSignals {

	private static final FailureLog failures = new FailureLog(MeasuredSignals.class);

	private final LongSupplier clock;

	private final Set<Signal> measured = ConcurrentHashMap.newKeySet();

	/**
	 * Since when something may measure a signal, of which only a call can prove it.
	 */
	private final Map<Signal, Long> unproven = new ConcurrentHashMap<>();

	private final Map<Signal, Long> firstCalls = new ConcurrentHashMap<>();

	/**
	 * What knows of calls that do not report themselves.
	 */
	private final Map<Signal, BooleanSupplier> questions = new ConcurrentHashMap<>();

	/**
	 * What binders know of SLOs that have matched no call.
	 */
	private final Map<Signal, MatchAdvice> advice = new ConcurrentHashMap<>();

	MeasuredSignals(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Reports that something measures a signal.
	 * @param signal the signal
	 */
	public void measure(Signal signal) {
		this.measured.add(signal);
	}

	/**
	 * Reports that something may measure a signal, which only a call can prove.
	 * @param signal the signal
	 */
	public void mayMeasure(Signal signal) {
		this.unproven.putIfAbsent(signal, this.clock.getAsLong());
	}

	/**
	 * Reports a call, from which on SLOs have ten minutes to match one.
	 * @param signal the signal of the call
	 */
	public void called(Signal signal) {
		if (!this.firstCalls.containsKey(signal)) {
			this.firstCalls.putIfAbsent(signal, this.clock.getAsLong());
		}
	}

	/**
	 * Asks from now on whether there was a call of a signal.
	 * @param signal the signal
	 * @param isCalled returns whether there was a call, also one that was not reported
	 */
	public void ask(Signal signal, BooleanSupplier isCalled) {
		this.questions.put(signal, isCalled);
	}

	/**
	 * Adds what a binder knows of SLOs that have matched no call.
	 * @param signal the signal of their calls
	 * @param known what it knows
	 */
	public void advise(Signal signal, MatchAdvice known) {
		this.advice.put(signal, known);
	}

	MatchAdvice advice(Signal signal) {
		return this.advice.getOrDefault(signal, MatchAdvice.NONE);
	}

	boolean isMeasured(Signal signal) {
		return this.measured.contains(signal) || this.unproven.containsKey(signal);
	}

	/**
	 * Returns when the first call of a signal was, as far as it is known.
	 * @param signal the signal
	 * @return the time, or {@code null} if there was none
	 */
	@Nullable Long firstCall(Signal signal) {
		return this.firstCalls.get(signal);
	}

	/**
	 * Returns since when a signal has been waiting for the call that proves that
	 * something measures it.
	 * @param signal the signal
	 * @return the time, or {@code null} if it is certain
	 */
	@Nullable Long unprovenSince(Signal signal) {
		return (this.measured.contains(signal) || this.firstCalls.containsKey(signal)) ? null
				: this.unproven.get(signal);
	}

	/**
	 * Looks for calls that do not report themselves, until there is one.
	 */
	void look() {
		this.questions.forEach((signal, isCalled) -> {
			try {
				if (!this.firstCalls.containsKey(signal) && isCalled.getAsBoolean()) {
					called(signal);
				}
			}
			catch (Throwable ex) {
				failures.failed("It is not known whether there was a %s call".formatted(signal.id()), ex);
			}
		});
	}

}
