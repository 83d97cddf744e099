package dev.monitored.dashboard.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.dashboard.history.History;
import dev.monitored.dashboard.signal.MeterReader;
import dev.monitored.dashboard.signal.Readings;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;

/**
 * SampledSeries everything each ten seconds, and each second as long as somebody asks
 * that often.
 */
public final class Sampler implements SmartInitializingSingleton, AutoCloseable {

	private static final FailureLog failures = new FailureLog(Sampler.class);

	private static final long FINE_MILLIS = 900;

	private static final long UNWATCHED_MILLIS = 5_000;

	private static final int MOST_BURNS = 50;

	private final MeterReader meters;

	private final SloTable slos;

	private final LongSupplier clock;

	private final History history = new History();

	private final Thread thread = new Thread(null, this::run, "monitored-dashboard", 0, false);

	private @Nullable Sample last;

	private @Nullable Sample coarse;

	private long asked;

	/**
	 * Creates a sampler that has sampled nothing.
	 * @param meters reads meters
	 * @param slos reads SLOs
	 * @param clock the time, in milliseconds since the epoch
	 */
	Sampler(MeterReader meters, SloTable slos, LongSupplier clock) {
		this.meters = meters;
		this.slos = slos;
		this.clock = clock;
		this.thread.setDaemon(true);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.thread.start();
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

	/**
	 * SampledSeries, unless the last sample is not yet a second old.
	 * @return the last sample
	 */
	synchronized Sample ask() {
		long now = this.clock.getAsLong();
		boolean watched = now - this.asked < UNWATCHED_MILLIS;
		this.asked = now;
		Sample known = this.last;
		return (known != null && now - known.time() < FINE_MILLIS) ? known : sample(now, watched);
	}

	/**
	 * SampledSeries, if ten seconds have passed since that was done last.
	 */
	synchronized void tick() {
		long now = this.clock.getAsLong();
		Sample known = this.coarse;
		if (known == null || now - known.time() >= History.STEP_MILLIS - FINE_MILLIS / 2) {
			sample(now, false);
		}
	}

	/**
	 * Returns what is remembered.
	 * @return the history
	 */
	History history() {
		return this.history;
	}

	private Sample sample(long now, boolean fine) {
		Readings readings = this.meters.read(MonotonicTime.nanos());
		List<SloRow> rows = this.slos.read(now);
		Sample sample = new Sample(now, readings, rows, this.meters.rows(readings.nanos()));
		Sample before = this.last;
		if (fine && before != null) {
			this.history.addFine(now, values(sample, before));
		}
		Sample beforeCoarse = this.coarse;
		if (beforeCoarse == null || now - beforeCoarse.time() >= History.STEP_MILLIS - FINE_MILLIS / 2) {
			this.history.add(now, values(sample, beforeCoarse));
			this.coarse = sample;
		}
		this.last = sample;
		return sample;
	}

	private static Map<String, Double> values(Sample sample, @Nullable Sample before) {
		Map<String, Double> values = new HashMap<>(
				sample.readings().since((before != null) ? before.readings() : null));
		sample.slos()
			.stream()
			.filter(SloRow::hadBadEvents)
			.limit(MOST_BURNS)
			.forEach((row) -> values.put("slo." + row.name(), row.objectives().get(0).burn()));
		return values;
	}

	private void run() {
		while (!this.thread.isInterrupted()) {
			try {
				tick();
				Thread.sleep(History.STEP_MILLIS);
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (Throwable ex) {
				failures.failed("The dashboard has a gap", ex);
				pause();
			}
		}
	}

	private void pause() {
		try {
			Thread.sleep(History.STEP_MILLIS);
		}
		catch (InterruptedException ex) {
			this.thread.interrupt();
		}
	}

}
