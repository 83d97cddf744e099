package dev.monitored.dashboard.data;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.dashboard.history.History;
import dev.monitored.dashboard.signal.MeterReader;
import dev.monitored.dashboard.signal.Readings;
import dev.monitored.dashboard.slo.SloRow;
import dev.monitored.dashboard.slo.SloTable;
import dev.monitored.failure.FailureLog;

/**
 * Samples everything each ten seconds, and each second as long as a page asks that often.
 */
final class Sampler implements SmartInitializingSingleton, AutoCloseable {

	private static final FailureLog failures = new FailureLog(Sampler.class);

	private static final long FINE_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

	private static final long COARSE_NANOS = TimeUnit.MILLISECONDS.toNanos(History.STEP_MILLIS) - FINE_NANOS / 2;

	private static final long UNWATCHED_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final int MOST_BURNS = 50;

	private final MeterReader meters;

	private final SloTable slos;

	private final LongSupplier clock;

	private final LongSupplier nanos;

	private final long startNanos;

	private final History history = new History();

	private final Thread thread = new Thread(null, this::run, "monitored-dashboard", 0, false);

	private @Nullable Sample last;

	private @Nullable Sample coarse;

	private long asked;

	/**
	 * Creates a sampler that has sampled nothing.
	 * @param meters reads meters
	 * @param slos reads SLOs
	 * @param clock the time, in milliseconds since the epoch, which does not go back
	 * @param nanos the time, in nanoseconds of a monotonic clock
	 * @param start when the process began to count, in milliseconds since the epoch
	 */
	Sampler(MeterReader meters, SloTable slos, LongSupplier clock, LongSupplier nanos, long start) {
		this.meters = meters;
		this.slos = slos;
		this.clock = clock;
		this.nanos = nanos;
		long now = nanos.getAsLong();
		this.startNanos = now - TimeUnit.MILLISECONDS.toNanos(Math.max(0, clock.getAsLong() - start));
		this.asked = now - UNWATCHED_NANOS;
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
	 * Samples, unless the last sample is not yet a second old.
	 * @return the last sample
	 */
	synchronized Sample ask() {
		long now = this.nanos.getAsLong();
		boolean watched = now - this.asked < UNWATCHED_NANOS;
		this.asked = now;
		Sample known = this.last;
		return (known != null && now - known.readings().nanos() < FINE_NANOS) ? known : sample(now, watched);
	}

	/**
	 * Samples, if ten seconds have passed since that was done last.
	 */
	synchronized void tick() {
		long now = this.nanos.getAsLong();
		if (isCoarseDue(now)) {
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
		long time = this.clock.getAsLong();
		Readings readings = this.meters.read(now);
		List<SloRow> rows = this.slos.read(time, Duration.ofNanos(now - this.startNanos));
		Sample sample = new Sample(time, readings, rows, this.meters.rows(now), this.meters.models(now),
				this.meters.repeatedQueries(now));
		Sample before = this.last;
		if (fine && before != null) {
			this.history.addFine(time, values(sample, before));
		}
		if (isCoarseDue(now)) {
			addCoarse(sample);
		}
		this.last = sample;
		return sample;
	}

	private void addCoarse(Sample sample) {
		Sample earlier = this.coarse;
		this.history.add(sample.time(), values(sample, earlier));
		if (earlier != null) {
			this.history.addLatency(sample.time(), sample.readings().latency(earlier.readings()),
					thresholds(sample.slos()));
		}
		this.coarse = sample;
	}

	private boolean isCoarseDue(long now) {
		Sample known = this.coarse;
		return known == null || now - known.readings().nanos() >= COARSE_NANOS;
	}

	private static Map<String, NavigableSet<Double>> thresholds(List<SloRow> slos) {
		Map<String, NavigableSet<Double>> thresholds = new HashMap<>();
		for (SloRow slo : slos) {
			slo.objectives()
				.forEach((objective) -> thresholds.computeIfAbsent(slo.signal(), (signal) -> new TreeSet<>())
					.addAll(objective.thresholds()));
		}
		return thresholds;
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
