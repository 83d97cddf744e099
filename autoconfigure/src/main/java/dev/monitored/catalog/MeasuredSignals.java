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

	private final Map<Signal, SignalCalls> calls = new ConcurrentHashMap<>();

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
	 * Returns the calls of a signal, to be reported to it.
	 * @param signal the signal
	 * @return its calls, if there was one or not
	 */
	public SignalCalls calls(Signal signal) {
		return this.calls.computeIfAbsent(signal, (added) -> new SignalCalls(this.clock));
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
	 * Returns since when a signal has been waiting for the call that proves that
	 * something measures it.
	 * @param signal the signal
	 * @return the time, or {@code null} if it is certain
	 */
	@Nullable Long unprovenSince(Signal signal) {
		return (this.measured.contains(signal) || calls(signal).firstTime() != null) ? null : this.unproven.get(signal);
	}

	/**
	 * Looks for calls that do not report themselves, until there is one.
	 */
	void look() {
		this.questions.forEach((signal, isCalled) -> {
			try {
				SignalCalls calls = calls(signal);
				if (calls.firstTime() == null && isCalled.getAsBoolean()) {
					calls.report();
				}
			}
			catch (Throwable ex) {
				failures.failed("It is not known whether there was a %s call".formatted(signal.id()), ex);
			}
		});
	}

}
