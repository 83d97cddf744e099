package dev.monitored.meter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.EventCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;

/**
 * Records the calls of one label set: in flight from start to end, then the time under
 * the status. Starting and ending a call never throws, allocates nothing and looks
 * nothing up.
 */
public final class CallMeter {

	private static final FailureLog failures = new FailureLog(CallMeter.class);

	private final CallTimers description;

	private final LongAdder active;

	/**
	 * How many of the active calls are streams.
	 */
	private final LongAdder streams = new LongAdder();

	private final EventCounter[] counters;

	private final @Nullable ErrorCounts errors;

	/**
	 * The timer of nearly every call, which is also the one of its status in
	 * {@link #timers}.
	 */
	private volatile @Nullable Timer success;

	private final AtomicReferenceArray<@Nullable Timer> timers = new AtomicReferenceArray<>(Status.values().length);

	private @Nullable EarlyCalls early = new EarlyCalls();

	private @Nullable MeterRegistry registry;

	/**
	 * Creates a meter and, as soon as the registry is ready, its timers.
	 * @param timers how the timers are described
	 * @param active where calls in flight are counted
	 * @param errors where errors are counted by name, if they are
	 * @param slos the SLOs that the calls are events of
	 * @param registry where the timers are registered
	 */
	public CallMeter(CallTimers timers, ActiveCalls active, @Nullable ErrorCounts errors, List<TrackedSlo> slos,
			DeferredMeters registry) {
		this.description = timers;
		this.active = active.part();
		this.errors = errors;
		this.counters = slos.stream()
			.flatMap((slo) -> slo.track(timers.labels(), this::activeCalls).stream())
			.toArray(EventCounter[]::new);
		registry.whenReady(this::bindTo);
	}

	/**
	 * Starts a call. It is in flight until it is ended or abandoned, once.
	 * @return the start, to be handed to {@link #end(long, Outcome)}
	 */
	public long start() {
		this.active.increment();
		return System.nanoTime();
	}

	/**
	 * Ends a call.
	 * @param start the start of the call
	 * @param outcome how it ended
	 */
	public void end(long start, Outcome outcome) {
		long nanos = System.nanoTime() - start;
		try {
			record(outcome, nanos);
		}
		catch (Throwable ex) {
			failures.failed("A call could not be recorded", ex);
		}
		this.active.decrement();
	}

	/**
	 * Forgets a call that turned out to be none.
	 */
	public void abandon() {
		this.active.decrement();
	}

	/**
	 * Reports that a call which has started is a stream: it may take as long as it likes.
	 */
	public void streamStarted() {
		this.streams.increment();
	}

	/**
	 * Reports that a stream has ended.
	 */
	public void streamEnded() {
		this.streams.decrement();
	}

	private long activeCalls() {
		long streaming = this.streams.sum();
		return Math.max(0, this.active.sum() - streaming);
	}

	private void record(Outcome outcome, long nanos) {
		for (EventCounter eventCounter : this.counters) {
			eventCounter.count(outcome.status(), nanos);
		}
		Timer timer = (outcome == Outcome.SUCCESS) ? this.success : this.timers.get(outcome.status().ordinal());
		if (timer == null) {
			timer = lateTimer(outcome.status(), nanos);
		}
		if (timer != null) {
			timer.record(nanos, TimeUnit.NANOSECONDS);
		}
		String error = outcome.error();
		if (error != null && this.errors != null) {
			this.errors.add(error);
		}
	}

	private @Nullable Timer lateTimer(Status status, long nanos) {
		MeterRegistry available;
		synchronized (this) {
			available = this.registry;
			if (available == null) {
				if (this.early != null) {
					this.early.add(status, nanos);
				}
				return null;
			}
		}
		return timer(status, available);
	}

	/**
	 * Registers the timers. No lock is held meanwhile: the registry has one of its own,
	 * and what it calls may be measured.
	 * @param available the registry
	 */
	private void bindTo(MeterRegistry available) {
		this.description.expected().forEach((status) -> timer(status, available));
		EarlyCalls missed;
		synchronized (this) {
			missed = this.early;
			this.early = null;
			this.registry = available;
		}
		if (missed != null) {
			missed.replay((status, nanos) -> timer(status, available).record(nanos, TimeUnit.NANOSECONDS));
		}
	}

	private Timer timer(Status status, MeterRegistry available) {
		Timer timer = this.timers.get(status.ordinal());
		if (timer == null) {
			timer = register(status, available);
			this.timers.set(status.ordinal(), timer);
			if (status == Status.SUCCESS) {
				this.success = timer;
			}
		}
		return timer;
	}

	private Timer register(Status status, MeterRegistry available) {
		try {
			return this.description.register(status, available);
		}
		catch (Throwable ex) {
			failures.failed("The timer '%s' could not be registered; its calls are not recorded"
				.formatted(this.description.name()), ex);
			return this.description.nowhere(status);
		}
	}

}
